package org.scribes.textgen.grounding.scripture;

/**
 * English names and abbreviations of the books, from the style guides (SBL, Chicago), Bible software, catalogues and
 * the Douay Bible. A line is a book; a column is a confidence.
 */
final class BookSpellings {
    /**
     * OSIS name
     *
     * certain
     *
     * also a person
     *
     * also a word
     *
     * fragment.
     */
    private static final String PLAIN = """
            Gen    | genesis                                                  | gn                   | gen                      | ge
            Exod   | exodus exod exo exode exods                              |                      | exd                      | ex
            Lev    | leviticus lev                                            | lv levi              |                          | le
            Num    | numeri                                                   | nm nb                | numbers number numb num  | nu
            Deut   | deuteronomy deut deu                                     | dt              |                          | de
            Josh   | josue jsh                                                | joshua josh jos      |                          |
            Judg   | judg jdgs                                                | jdg jgs jg           | judges                   |
            Ruth   |                                                          | ruth rut rth         |                          | ru rt
            Ezra   |                                                          | ezra ezr             |                          |
            Neh    | nehemiah neh                                             |                      |                          | ne
            Esth   | esth esthr                                               | esther               |                          | est es
            Job    |                                                          |                      | job                      | jb
            Ps     | psalms psalm ps psa pslm pslms pss psalmes psalter psm psal |                      | psl                      |
            Prov   | proverbs proverb prov prvbs prvb prv                     |                      |                          | pro pr
            Eccl   | ecclesiastes eccles eccle eccl ecc qoheleth qoh ecl      |                      |                          | ec
            Song   | canticles canticle sng sngs                              | cant                 | song songs               | sos so sg sgs sol son
            Isa    | isaiah isaias isa isai                                   |                      |                          | is ia
            Jer    | jeremiah jeremias jer                                           |   |                          | je jr
            Lam    | lamentations lamentation lam                             |                      |                          | la
            Ezek   | ezekiel ezechiel ezek ezk eze                            |                      |                          | ez
            Dan    |                                                          | daniel dan dn        |                          | da
            Hos    | hosea osee hos                                           |                      |                          | ho hs
            Joel   |                                                          | joel jl              |                          | joe
            Amos   |                                                          | amos                 |                          | amo ams am
            Obad   | obadiah abdias obad obd                                  | oba                  |                          | ob
            Jonah  | jonas                                                    | jonah jnh            |                          | jon
            Mic    | micheas                                                  | micah                | mic mica                 | mi mc
            Nah    | nahum                                                    | nah nahu             |                          | na
            Hab    | habakkuk habacuc hab                                     | hb                   |                          | ha
            Zeph   | zephaniah sophonias zeph zep zph                         |                      |                          | zp ze
            Hag    | haggai aggeus hag hagg                                   | hg                   |                          |
            Zech   | zechariah zacharias zech zec                             | zach zac zch zc      |                          |
            Mal    | malachi malachias mal                                    |                      |                          | ml
            Matt   | mtt                                                      | matthew matt mt      |                          | mat ma
            Mark   |                                                          | mk mrk               | mark                     | mar mr
            Luke   |                                                          | luke luk lk          |                          | lu
            John   |                                                          | john jn jhn joh      |                          | jo jh
            Acts   |                                                          |                      | acts                     | act ac
            Rom    | romans                                                   | rm rmn rmns          | rom roman roms           | ro ros
            Gal    | galatians                                                | gal galat            |                          | ga gl
            Eph    | ephesians eph ephes ephs ephe                            |                      |                          | ehp
            Phil   | philippians php phlp                                     | phil                 | philp                    | phi pp
            Col    | colossians coloss                                        |                      |                          | col
            Titus  |                                                          | titus tit            |                          | ti
            Phlm   | philemon phlm phlmn phmn philem                          | phm phile            |                          | pm
            Heb    | hebrews heb hebr                                         |                      | hebrew                   |
            Jas    | jas                                                      | james jms            | jame                     | jam jm ja
            Jude   |                                                          | jude                 |                          | jud jd ju
            Rev    | revelation revelations apocalypse revel                  | rev apoc             |                          | re rv
            """;

    /** As {@link #PLAIN}, for books outside the canon. */
    private static final String DEUTEROCANONICAL = """
            Tob    | tobit tobias                | tob tb        |                     |
            Jdt    | jdt jdth                    | judith        |                     |
            Wis    |                             | wis           | wisdom wisd         | ws
            Sir    | sirach ecclesiasticus ecclus |              | sir                 |
            Bar    |                             | baruch        |                     | bar
            EpJer  | epjer epjeremiah            |               |                     |
            PrAzar | prazar azariah              |               |                     |
            Sus    |                             | susanna       |                     | sus
            Bel    |                             |               | bel                 |
            PrMan  | prman                       |               |                     |
            """;

    /** As {@link #PLAIN}, for names that need a number; the OSIS names lack it. */
    private static final String NUMBERED = """
            Sam   | samuel sam sml                                                               |  | sm sma          | sa s
            Kgs   | kings king kgs kngs                                                          |  | kin kng kig kns | ki kg k kn ks
            Chr   | chronicles chronicle chron chrn chro chr cron paralipomenon paralipomena     |  |                 | ch
            Cor   | corinthians corinthian corinth corint corin corth cor                        |  |                 | co
            Thess | thessalonians thessalonian thess thes                                        |  | thss ths        | th
            Tim   | timothy timoth tim                                                           |  | tm              | ti
            Pet   | peter petr pete pet ptr                                                      |  | per             | pt pe p
            John  | john joh jhn jn                                                              |  |                 | jo jh j
            """;

    private static final String NUMBERED_DEUTEROCANONICAL = """
            Macc  | maccabees macc mac mach machabees |  |  | mc
            Esd   | esdras esd esdr                   |  |  |
            """;

    private static final NameConfidence[] COLUMNS = {
        NameConfidence.CERTAIN, NameConfidence.PERSON, NameConfidence.WORD, NameConfidence.FRAGMENT
    };

    private BookSpellings() {}

    /** Receives the OSIS name of a book, a confidence and a name in lower case. */
    @FunctionalInterface
    interface Reader {
        void accept(String osis, NameConfidence confidence, String name);
    }

    /** Reads the names without a number. */
    static void plain(Reader reader) {
        read(PLAIN, reader);
    }

    /** Reads the names that need a number; the OSIS names lack it. */
    static void numbered(Reader reader) {
        read(NUMBERED, reader);
    }

    /** Reads the deuterocanonical names without a number. */
    static void deuterocanonical(Reader reader) {
        read(DEUTEROCANONICAL, reader);
    }

    /** Reads the deuterocanonical names that need a number. */
    static void numberedDeuterocanonical(Reader reader) {
        read(NUMBERED_DEUTEROCANONICAL, reader);
    }

    private static void read(String table, Reader reader) {
        table.lines().forEach(line -> {
            String[] cells = line.split("\\|", -1);
            for (int column = 0; column < COLUMNS.length; column++) {
                for (String name : cells[column + 1].strip().split(" ", -1)) {
                    if (!name.isEmpty()) {
                        reader.accept(cells[0].strip(), COLUMNS[column], name);
                    }
                }
            }
        });
    }
}
