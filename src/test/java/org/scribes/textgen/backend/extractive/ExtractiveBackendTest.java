package org.scribes.textgen.backend.extractive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.scribes.textgen.backend.extractive.TestingInquiries.NO_ANSWER;
import static org.scribes.textgen.backend.extractive.TestingInquiries.NO_PASSAGE;
import static org.scribes.textgen.backend.extractive.TestingInquiries.NO_SUCH_PLACE;
import static org.scribes.textgen.backend.extractive.TestingInquiries.answer;
import static org.scribes.textgen.backend.extractive.TestingInquiries.ask;
import static org.scribes.textgen.backend.extractive.TestingInquiries.backend;
import static org.scribes.textgen.backend.extractive.TestingInquiries.never;
import static org.scribes.textgen.backend.extractive.TestingInquiries.request;
import static org.scribes.textgen.backend.extractive.TestingInquiries.verse;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.domain.BackendDemands;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.LogprobOptions;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.Role;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.domain.TokenUsage;
import org.scribes.textgen.domain.ToolOptions;

class ExtractiveBackendTest {
    private static final Passage GRACE = verse(
            "Ephesians 2:8",
            "for by grace you have been saved through faith, and that not of yourselves; it is the gift of God,");
    private static final Passage BOAST = verse("Ephesians 2:9", "not of works, that no one would boast.");
    private static final Passage TITUS =
            verse("Titus 2:11", "For the grace of God has appeared, bringing salvation to all men,");
    private static final Passage ROMANS = verse(
            "Romans 8:28",
            "We know that all things work together for good for those who love God, for those who are called according to his purpose.");
    private static final Passage PROMISE =
            verse("Hebrews 10:23", "let’s hold fast the confession of our hope; for he who promised is faithful.");
    private static final Passage NEIGHBOR = verse("Luke 10:27", "Love your neighbor as yourself.");

    @Test
    void wordOfTheQuestion_quotesTheVerseExactlyAndCitesIt() {
        assertThat(answer("Is it a gift?", TITUS, GRACE))
                .isEqualTo("Ephesians 2:8 says, \"for by grace you have been saved through faith, and that not of"
                        + " yourselves; it is the gift of God,\" [2]");
    }

    @Test
    void equalScores_earlierPassageWins_evenIfLonger() {
        assertThat(answer("What is grace?", GRACE, TITUS)).startsWith("Ephesians 2:8 says");
        assertThat(answer("What is grace?", TITUS, GRACE)).startsWith("Titus 2:11 says");
    }

    @Test
    void otherFormsOfAWord_areThatWord() {
        assertThat(answer("Do not work or go boasting!", ROMANS, BOAST)).startsWith("Ephesians 2:9");
        assertThat(answer("Who is my neighbour?", ROMANS, NEIGHBOR)).startsWith("Luke 10:27");
        assertThat(answer("Why be baptised?", ROMANS, verse("Acts 2:38", "Repent, and be baptized, every one of you")))
                .startsWith("Acts 2:38");
        assertThat(answer("How to pray?", ROMANS, verse("Psalms 6:9", "Yahweh accepts my prayer.")))
                .startsWith("Psalms 6:9");
        assertThat(answer("In the morning", verse("Matthew 5:4", "Blessed are those who mourn")))
                .isEqualTo(NO_ANSWER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What does Romans 8:28 promise?",
                "what does ROMANS 8:28 promise",
                "What is promised in Rom. 8:28?",
                "the promise of Rm 8.28",
                "the promise of Romans 8:26-30",
                "What does Romans 8 promise?"
            })
    void referenceInTheQuestion_winsOverWords(String question) {
        assertThat(answer(question, PROMISE, ROMANS)).startsWith("Romans 8:28 says, \"We know");
    }

    @Test
    void booksOfOneName_areToldApart() {
        Passage gospel = verse("John 4:9", "How is it that you ask for a drink?");
        Passage letter = verse("1 John 4:9", "By this God’s love was revealed in us");
        assertThat(answer("What does 1 John 4:9 say?", gospel, letter)).startsWith("1 John 4:9");
        assertThat(answer("What does John 4:9 say?", letter, gospel)).startsWith("John 4:9");
    }

    @Test
    void abbreviationOfTwoBooks_theOneOfThatNameWins() {
        Passage judges = verse("Judges 1:3", "Come up with me into my lot");
        Passage jude = verse("Jude 1:3", "I was constrained to write to you");
        assertThat(answer("What is in Jude 1:3?", judges, jude)).startsWith("Jude 1:3");
    }

    @Test
    void severalReferences_theWordsDecideAmongThem() {
        assertThat(answer("Which of Romans 8:28 and Ephesians 2:9 tells of boasting?", TITUS, ROMANS, BOAST))
                .startsWith("Ephesians 2:9");
    }

    @Test
    void verseThatIsNotThere_anotherOfItsBookIsNoAnswer() {
        Passage habakkuk = verse("Habakkuk 2:4", "the righteous will live by his faith.");
        assertThat(answer("What does Habakkuk 9:9 teach?", habakkuk)).isEqualTo(NO_SUCH_PLACE);
        assertThat(answer("Does Habakkuk 9:9 teach faith?", habakkuk)).isEqualTo(NO_SUCH_PLACE);
        assertThat(answer("Who was Habakkuk?", habakkuk)).startsWith("Habakkuk 2:4");
    }

    @Test
    void passageWithoutReference_isCalledAfterItsSource_orItsNumber() {
        Passage sermon = new Passage("a", "Grace is a gift.", Optional.empty(), Optional.of("sermon 12"));
        Passage blank = new Passage("b", "Hope stays.", Optional.of(" "), Optional.of("sermon 13"));
        Passage note = new Passage("c", "Be kind.", Optional.empty(), Optional.empty());
        assertThat(answer("grace", sermon, blank, note)).isEqualTo("sermon 12 says, \"Grace is a gift.\" [1]");
        assertThat(answer("hope", sermon, blank, note)).isEqualTo("sermon 13 says, \"Hope stays.\" [2]");
        assertThat(answer("kind", sermon, blank, note)).isEqualTo("Passage 3 says, \"Be kind.\" [3]");
    }

    @Test
    void quotesInTheText_stayAsTheyAre() {
        assertThat(answer("Where is peace?", verse("Luke 24:36", " He said, \"Peace be to you.\"\n")))
                .isEqualTo("Luke 24:36 says, \"He said, \"Peace be to you.\"\" [1]");
    }

    @Test
    void longPassage_oneSentenceIsQuoted() {
        String sermon = "We met on Sunday. ".repeat(30) + "Then St. Paul\nspoke of charity! Nobody slept.";
        assertThat(answer("Who spoke of charity?", verse("Sermon 3", sermon)))
                .isEqualTo("Sermon 3 says, \"Then St. Paul\nspoke of charity!\" [1]");
    }

    @Test
    void nothingMatches_saysSo() {
        Completion answer = ask("How do I change a tyre?", GRACE, ROMANS);
        assertThat(answer.text()).isEqualTo(NO_ANSWER);
        assertThat(answer.finishReason()).isEqualTo(FinishReason.EOS_TOKEN);
        assertThat(answer.warnings()).containsExactly(ExtractiveBackend.NOTHING_FOUND);
        assertThat(answer.refusal()).isTrue();
    }

    @Test
    void noContext_saysSo() {
        assertThat(answer("What is grace?")).isEqualTo(NO_ANSWER);
        assertThat(ask("What is grace?").refusal()).isTrue();
    }

    @Test
    void wordsOfAskingAlone_matchNothing() {
        assertThat(answer(
                        "What does it say about that?",
                        verse("Romans 8:31", "What then shall we say about these things?")))
                .isEqualTo(NO_ANSWER);
    }

    @Test
    void conversation_lastUserMessageIsTheQuestion() {
        Prompt prompt = new Prompt.Conversation(List.of(
                new Message(Role.SYSTEM, "Speak of boasting."),
                new Message(Role.USER, "Who boasts?"),
                new Message(Role.ASSISTANT, "One would boast."),
                new Message(Role.USER, "Who is my neighbor?"),
                new Message(Role.USER, " ")));
        assertThat(ask(request(prompt, List.of(BOAST, NEIGHBOR), SamplingOptions.DEFAULTS))
                        .text())
                .startsWith("Luke 10:27");
    }

    @Test
    void contextInThePrompt_isQuotedByItsNumber() {
        assertThat(
                        answer(
                                "Answer from these.\n\n[3] " + "Titus 2:11: For the grace of God has appeared\n"
                                        + "[7] Luke 10:27: Love your neighbor\nas yourself.\n\nQuestion: Who is my neighbour?\nAnswer:"))
                .isEqualTo("Luke 10:27 says, \"Love your neighbor\nas yourself.\" [7]");
    }

    @Test
    void passagesGiven_thePromptsOwnAreNotRead() {
        assertThat(answer("[1] John 3:16: God so loved the world.\n\nloved?", BOAST))
                .isEqualTo(NO_PASSAGE);
    }

    @Test
    void contextInMessages_isQuoted_butNotWhatTheAssistantSaid() {
        Prompt prompt = new Prompt.Conversation(List.of(
                new Message(Role.SYSTEM, "Be brief.\n\nSource: sermon 12\nGrace is a gift."),
                new Message(Role.ASSISTANT, "[1] Mark 17:1: Grace is a reward."),
                new Message(Role.USER, "Is grace a gift or a reward?")));
        assertThat(ask(request(prompt, List.of(), SamplingOptions.DEFAULTS)).text())
                .isEqualTo("sermon 12 says, \"Grace is a gift.\" [1]");
    }

    @Test
    void completion_tellsThatNoModelAnswered() {
        Completion answer = ask("neighbors", NEIGHBOR);
        assertThat(answer.text()).isEqualTo("Luke 10:27 says, \"Love your neighbor as yourself.\" [1]");
        assertThat(answer.finishReason()).isEqualTo(FinishReason.EOS_TOKEN);
        assertThat(answer.model()).isEqualTo("extractive");
        assertThat(answer.mode()).isEqualTo(Mode.EXTRACTIVE);
        assertThat(answer.usage()).isEqualTo(new TokenUsage(3 + 3 + 8, 14, true));
        assertThat(answer.temperature()).isZero();
        assertThat(answer.warnings()).containsExactly(ExtractiveBackend.QUOTED);
        assertThat(answer.refusal()).isFalse();
    }

    @Test
    void manyThreads_oneAnswer() {
        ExtractiveBackend backend = backend();
        assertThat(IntStream.range(0, 64)
                        .parallel()
                        .mapToObj(i -> backend.generate(
                                        request(
                                                new Prompt.Text("grace", false),
                                                i % 2 == 0 ? List.of(GRACE, ROMANS) : List.of(ROMANS, TITUS),
                                                SamplingOptions.DEFAULTS),
                                        piece -> {},
                                        never())
                                .text()
                                .startsWith(i % 2 == 0 ? "Ephesians" : "Titus")))
                .containsOnly(true);
    }

    @Test
    void interruptedThread_isAnswered_andStaysInterrupted() {
        Thread.currentThread().interrupt();
        String answer = answer("grace", GRACE);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(answer).startsWith("Ephesians 2:8");
    }

    @Test
    void modelStatus_isReadyWithoutAModel() {
        assertThat(backend().models()).isEmpty();
        assertThat(backend().modelStatus())
                .isEqualTo(new ModelStatus(
                        "extractive",
                        Mode.EXTRACTIVE,
                        new ModelStatus.LoadState.Ready(),
                        Optional.empty(),
                        Optional.empty(),
                        400,
                        OptionalInt.empty(),
                        OptionalDouble.of(0)));
    }

    @Test
    void whatOnlyAModelCanDo_isRefusedByName() {
        GenerationRequest asked =
                request(new Prompt.Text("What is grace?", false), List.of(GRACE), SamplingOptions.DEFAULTS);
        BackendDemands tools = new BackendDemands(
                Optional.empty(), Optional.of(new ToolOptions("[]", Optional.empty(), Optional.empty())));

        assertRefused("tools", asked.demanding(tools));
        assertRefused("logprobs", asked.demanding(BackendDemands.logprobs(LogprobOptions.ofAnswer(0))));
        assertRefused("prompt", asked.asking(new Prompt.Tokens(List.of(1), "a"), List.of()));
    }

    private static void assertRefused(String field, GenerationRequest asked) {
        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> backend().generate(asked, piece -> {}, never()))
                .satisfies(refusal -> assertThat(refusal.field()).contains(field));
    }
}
