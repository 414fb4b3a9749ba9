package org.scribes.textgen.grounding.scripture;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/** Generates lines of prose with numbers and ambiguous names, but without references. */
final class TestingProse {
    private static final Pattern SLOT = Pattern.compile("<(\\w+)>");
    private static final List<String> LINES = """
            <name> arrived at <time>.
            <name> said <n> words and left.
            The meeting with <name> starts at <time> <half>.
            <name> <clock> <half> dentist
            Call <name> <clock> tomorrow.
            Lunch with <name> at <clock>, then <name> at <clock>.
            <name> scored <n> goals in <n> games.
            <name> beat <name> <few>-<few>.
            <name> <few>-<few> winner against <name>.
            Final score: <name> <few>, Maria <few>.
            The ratio of boys to girls is <few>:<few>.
            Mix cement and sand <few>:<few>.
            Is <few>:<few> a fair split?
            Is <n> enough for <name>?
            So <n> people came, and <name> counted <n>.
            So <few>:<few> it ended.
            Am <n> minutes late, says <name>.
            I am <n> and <name> is <n>.
            He <few> times asked, she <few> times refused.
            The odds are <few>:<n> on <name>.
            A screen of 16:9 and another of <few>:<few>.
            <name>, <n>, lives at <n> <name> Street.
            <name> (<n>) and <name> (<n>) were seen in room <n>.
            On <month> <n>, <year>, <name> turned <n>.
            <month> <n>, <clock>: <name> signs in.
            <year>-<mm>-<mm> <clock>:<mm> <name> logged in from 10.<few>.<few>.<n>
            Job <n>: painter
            Job <n> failed with code <n>.
            job <n> of <n> is done
            The job <few>:<mm> in the list is yours.
            jobs <n>, <n> and <n> are open
            Acts of kindness: <n> this week.
            In act <few>, scene <few>, <name> dies.
            He acts <n> years younger.
            Acts <few>.0 is out; update from Acts <few>.<few>.<n>.
            Use version <few>.<few>.<n> or later, says <name>.
            The numbers <n>, <n> and <n> were drawn.
            Numbers <n> to <n> are even more likely.
            Numbers rose <few>.<few> percent to <n>,<nnn>.
            The judges gave <few>.<few> and <few>.<few>.
            We lost a few judges. <clock><half>
            Kings <n>, Lakers <n>
            The Kings won <n>-<n> at home.
            Song <n> on the album runs <few>:<mm>.
            Songs <n> and <n> were cut.
            <name> paid $<n>.<mm> and <name> €<n>.
            They gave <name> <n> apples and <name> <n> pears.
            They gave <name> <n> and <name> <n>.
            <name> weighs <n> kg and runs <n> km in <few>:<mm>:<mm>.
            <name> was <n> years old when <name> was <n>.
            Mark <n>% of the boxes.
            Mark <n> boxes with a cross.
            Mark <n>,<nnn> trees for felling.
            Please mark <few>:<mm> as the start.
            Tel. 555-<year>, ask for <name>.
            1. <name> 2. <name> 3. <name>
            <few> <name>s and <few> Johnsons came.
            <name> came <n>th, <name> <n>nd.
            <name>'s <n> books cost <n> dollars.
            Chapter <n> of the novel tells of <name>.
            Verse <few> of the poem is about <name>.
            See page <n>, table <few>, col. <few>.
            Figure <few>.<few> shows <name> at <clock>.
            The train at <clock> is <n> minutes late.
            Tracks <n>:<mm> and <n>:<mm> were recorded by <name>.
            <name> and <n> others like this.
            <name> + <n> = <n>
            <name>: <n> points, <name>: <n> points
            <name> - <n> votes
            <name>/<n>/<n>
            <name> #<n>
            Rev. <name> has served <n> years.
            Dr. <name> sees patients <clock>-<clock>.
            St. <name> Church, <n> High Street
            Flat <n>, <n> St. <name> Road
            King <name> the <few>rd had <n> sons.
            <name> <year>
            Gate <n>, seat <n>A, boarding <clock>.
            Is it <clock> already? Am <n>th in line.
            Re: your letter of <month> <n>
            No <n> is late; so is no <n>.
            We meet at <few>*<mm>, says <name>.
            <name> came at <few>'<mm>, <name> at <few>;<mm>.
            <name> is <tall>'<few> and <name> is <tall>'<few>".
            <name>'s <tall>'<few> frame fills the door.
            <name> <tall>'<few>" was the tallest.
            <name> <few>*<few> = <n>
            <few>*<n> and <n>~<n> are written by <name>.
            Act <few> and <few> of the play.
            Acts two and three of the play are long.
            Acts <few> and <few> of the play are long.
            In acts <few> and <few> nobody sings.
            <name> one, <name> two, <name> three.
            <name> I was king for <n> years, <name> II for <n>.
            <name> v. <name>, <n> U.S. <n>
            <name> II had <n> sons and <name> III had none.
            <name> vs <name>: <few>-<few>
            Henry v. <n> others was heard on <month> <n>.
            In v. <few> of the song <name> sings.
            Numbers one to ten are on the cards.
            Numbers five and six were drawn twice.
            The Romans two thousand years ago built it.
            The first Romans one met were <n>.
            <name> has one, two or three of <n>.
            Call <nnn>-<year> or (<nnn>) <nnn>-<year>, ask for <name>.
            scale <few>:<n>, ratio <few>~<few>, says <name>.
            Version <few>_<few>_<n> was made by <name>.
            name_<few>_<n> = <name>[<few>][<n>];
            for (int job = <few>; job < <n>; job++) { acts(<few>, <n>); }
            if mark<few> > <n> and luke_<few> == <n>: return <few>
            <name> ran <few>'<mm>" and <name> <few>'<mm>".
            <name> came and2 left at <clock>.
            Page <n>, Part <few>:<few>, Game <few>:<few>, Rate <few>.<few>
            Lap <few>:<mm>, heat <few>:<mm>, final <few>:<mm>, <name> wins.
            Room <few>.<n>, Table <few>:<few>, Figure <few>*<few>
            Mr <n> and Mrs <n> and Dr <few>.
            <month> <n>. <n> people. <few>:<mm> by <name>.
            <name> read <few> books. <n> of them twice.
            <name> has <few>th place, <few>:<mm> behind <name>.
            <name> owes <name> <n> dollars, or <n>:<few> in kind.
            """.lines().toList();
    private static final List<String> NAMES = List.of(
            "Mark", "John", "Ruth", "Job", "Luke", "James", "Peter", "Daniel", "Esther", "Joel", "Amos", "Micah",
            "Ezra", "Matthew", "Jude", "Titus", "Timothy", "Samuel", "Joshua", "Jonah", "Dan", "Phil", "Matt", "Jon");
    private static final Map<String, List<String>> WORDS = Map.of(
            "name", NAMES,
            "half", List.of("am", "pm", "AM", "PM", "a.m.", "p.m.", "Pm"),
            "month", List.of("March", "Mar", "May", "June", "Jan", "Dec", "April"));

    private TestingProse() {}

    static String line(Random random) {
        String template = LINES.get(random.nextInt(LINES.size()));
        return SLOT.matcher(template)
                .replaceAll(slot -> fill(slot.group(1), random).replace("$", "\\$"));
    }

    private static String fill(String slot, Random random) {
        return switch (slot) {
            case "n" -> Integer.toString(1 + random.nextInt(120));
            case "few" -> Integer.toString(1 + random.nextInt(6));
            case "tall" -> Integer.toString(4 + random.nextInt(4));
            case "mm" -> String.format("%02d", random.nextInt(60));
            case "nnn" -> String.format("%03d", random.nextInt(1000));
            case "year" -> Integer.toString(1900 + random.nextInt(130));
            case "clock" -> String.format("%d:%02d", 1 + random.nextInt(12), random.nextInt(60));
            case "time" ->
                random.nextBoolean()
                        ? String.format("%d:%02d", 1 + random.nextInt(23), random.nextInt(60))
                        : Integer.toString(1 + random.nextInt(12));
            default -> {
                List<String> words = WORDS.getOrDefault(slot, List.of(slot));
                yield words.get(random.nextInt(words.size()));
            }
        };
    }
}
