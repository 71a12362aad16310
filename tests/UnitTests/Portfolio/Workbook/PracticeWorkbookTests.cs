using CsCheck;
using VikLearning.Portfolio.Workbook;
using VikLearning.ServiceDefaults.Aggregates;
using Xunit;

namespace VikLearning.UnitTests.Portfolio.Workbook;

public class PracticeWorkbookTests
{
    private static readonly Guid s_task = Guid.NewGuid();
    private static readonly Guid s_other = Guid.NewGuid();
    private static readonly PinnedWorkbook s_newest = new("practice-period", 2, [s_task, s_other]);
    private static readonly DateTimeOffset s_at = new(2026, 9, 1, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_first_evidence_pins_the_workbook_for_good()
    {
        var book = After(PracticeWorkbook.None, Save(0));
        Assert.Equal(s_newest, book.Pinned);

        // A newer one has another task; who began goes on along the old one.
        var newer = new PinnedWorkbook("practice-period", 3, [Guid.NewGuid()]);
        var saved = Decide(book, new SaveEvidence(s_task, 1, new EvidenceVersion(Guid.NewGuid(), s_at), newer));
        Assert.Equal(2, Assert.IsType<EvidenceSaved>(Assert.Single(saved.Events)).Number);
        AssertRefused(RefusalKind.NotFound, "not-found", Decide(
            book, new SaveEvidence(newer.TaskIds[0], 0, new EvidenceVersion(Guid.NewGuid(), s_at), newer)));
    }

    [Fact]
    public void A_task_is_written_handed_in_answered_and_closed()
    {
        var handedIn = After(PracticeWorkbook.None, Save(0), HandIn(1));
        Assert.Equal((TaskStage.WithCoach, 1), Standing(handedIn));

        var returned = After(handedIn, Answer(TaskVerdict.NotYet, 1));
        Assert.Equal((TaskStage.Returned, 1), Standing(returned));

        var done = After(returned, Save(1), HandIn(2), Answer(TaskVerdict.SignedOff, 2, hasWords: false));
        Assert.Equal((TaskStage.SignedOff, 2), Standing(done));
        Assert.Equal(1, done.CountSignedOff());
        AssertRefused(RefusalKind.Rule, "task-signed-off", Decide(done, Save(2)));
        AssertRefused(RefusalKind.Rule, "task-signed-off", Decide(done, HandIn(2)));
        AssertRefused(RefusalKind.Rule, "task-not-with-coach", Decide(done, new TakeBackTask(s_task, s_at)));

        var again = After(done, Answer(TaskVerdict.Reopened, 2), Save(2));
        Assert.Equal((TaskStage.Returned, 2), Standing(again));
        Assert.Equal(0, again.CountSignedOff());
    }

    [Fact]
    public void What_is_with_the_coach_is_taken_back_before_it_is_changed()
    {
        var handedIn = After(PracticeWorkbook.None, Save(0), HandIn(1));
        AssertRefused(RefusalKind.Rule, "task-with-coach", Decide(handedIn, Save(1)));
        Assert.Empty(Decide(handedIn, HandIn(1)).Events);

        // Taken back, the coach finds nothing of it: as if it were not there.
        var back = After(handedIn, new TakeBackTask(s_task, s_at));
        Assert.Equal((TaskStage.Writing, 0), Standing(back));
        AssertRefused(RefusalKind.NotFound, "not-found", Decide(back, Answer(TaskVerdict.SignedOff, 1)));
        AssertRefused(RefusalKind.Rule, "task-not-with-coach", Decide(back, new TakeBackTask(s_task, s_at)));
    }

    [Fact]
    public void A_task_without_evidence_is_handed_in_by_nobody()
    {
        AssertRefused(RefusalKind.Rule, "task-without-evidence", Decide(PracticeWorkbook.None, HandIn(0)));
        var book = After(PracticeWorkbook.None, Save(0));
        AssertRefused(RefusalKind.Rule, "task-without-evidence", Decide(book, new HandInTask(s_other, 0, s_at)));
        AssertRefused(RefusalKind.NotFound, "not-found", Decide(book, new HandInTask(Guid.NewGuid(), 0, s_at)));
    }

    [Fact]
    public void Nobody_answers_or_overwrites_what_they_have_not_seen()
    {
        var book = After(PracticeWorkbook.None, Save(0));
        AssertRefused(RefusalKind.Stale, "task-changed-elsewhere", Decide(book, Save(0)));
        AssertRefused(RefusalKind.Stale, "task-changed-elsewhere", Decide(book, HandIn(0)));
        var second = After(book, HandIn(1), new TakeBackTask(s_task, s_at), Save(1), HandIn(2));
        AssertRefused(
            RefusalKind.Stale, "task-changed-elsewhere", Decide(second, Answer(TaskVerdict.SignedOff, 1)));
    }

    [Theory]
    [InlineData(TaskVerdict.Remark, true)]
    [InlineData(TaskVerdict.NotYet, true)]
    [InlineData(TaskVerdict.SignedOff, false)]
    public void All_but_signing_off_needs_words(TaskVerdict verdict, bool isNeeded)
    {
        var handedIn = After(PracticeWorkbook.None, Save(0), HandIn(1));
        var without = Decide(handedIn, Answer(verdict, 1, hasWords: false));
        Assert.Equal(
            isNeeded ? ["task-answer-without-words text"] : [],
            without.Refusals.Select(refusal => $"{refusal.Code} {refusal.Field}"));
        Assert.Empty(Decide(handedIn, Answer(verdict, 1)).Refusals);
    }

    [Fact]
    public void A_verdict_fits_where_the_task_stands_and_all_that_is_wrong_is_told()
    {
        var handedIn = After(PracticeWorkbook.None, Save(0), HandIn(1));
        Assert.Equal(
            ["task-not-signed-off", "task-answer-without-words"],
            Decide(handedIn, Answer(TaskVerdict.Reopened, 1, hasWords: false)).Refusals
                .Select(refusal => refusal.Code));
        var returned = After(handedIn, Answer(TaskVerdict.NotYet, 1));
        AssertRefused(RefusalKind.Rule, "task-not-with-coach", Decide(returned, Answer(TaskVerdict.SignedOff, 1)));
        Assert.Empty(Decide(returned, Answer(TaskVerdict.Remark, 1)).Refusals);
    }

    [Fact]
    public void There_is_an_end_to_versions_and_to_answers()
    {
        var written = Enumerable.Range(0, PracticeWorkbook.MostVersions)
            .Aggregate(PracticeWorkbook.None, (book, seen) => After(book, Save(seen)));
        AssertRefused(
            RefusalKind.Rule, "task-versions-full", Decide(written, Save(PracticeWorkbook.MostVersions)));

        var answered = Enumerable.Range(0, PracticeWorkbook.MostAnswers).Aggregate(
            After(PracticeWorkbook.None, Save(0), HandIn(1)), (book, _) => After(book, Answer(TaskVerdict.Remark, 1)));
        AssertRefused(RefusalKind.Rule, "task-answers-full", Decide(answered, Answer(TaskVerdict.SignedOff, 1)));
    }

    // Whatever student and coach do in whatever order: nothing that was kept is lost or changed, what is signed off was
    // handed in and is not written on, and the coach never reads a version that was not handed in.
    [Fact]
    public void No_way_leads_past_the_coach() =>
        Gen.Select(Gen.Int[0, 6], Gen.Bool, Gen.Int[0, 1]).Array[0, 40].Sample(moves =>
        {
            var book = PracticeWorkbook.None;
            var kept = new List<EvidenceVersion>();
            var handedIn = new HashSet<int>();
            foreach (var (move, hasWords, behind) in moves)
            {
                var before = book.Of(s_task);
                var seen = Math.Max(0, kept.Count - behind);
                var decision = Decide(book, MoveOf(move, seen, before.HandedIn, hasWords));
                book = decision.Events.Aggregate(book, PracticeWorkbook.Evolve);
                kept.AddRange(decision.Events.OfType<EvidenceSaved>().Select(saved => saved.Version));
                handedIn.UnionWith(decision.Events.OfType<TaskHandedIn>().Select(it => it.Version));
                var after = book.Of(s_task);
                var isClosed = before.Stage is TaskStage.SignedOff or TaskStage.WithCoach;
                if (isClosed && after.Versions.Length != before.Versions.Length)
                {
                    return false;
                }

                if (after.Stage == TaskStage.SignedOff && !isClosed)
                {
                    return false;
                }
            }

            var work = book.Of(s_task);
            return work.Versions.SequenceEqual(kept)
                && (work.HandedIn == 0 || handedIn.Contains(work.HandedIn))
                && (work.Stage is TaskStage.Writing || work.HandedIn > 0)
                && book.Of(s_other) == TaskWork.None
                && book.CountSignedOff() == (work.Stage == TaskStage.SignedOff ? 1 : 0);
        });

    private static object MoveOf(int move, int seen, int handedIn, bool hasWords) => move switch
    {
        0 => Save(seen),
        1 => HandIn(seen),
        2 => new TakeBackTask(s_task, s_at),
        _ => Answer((TaskVerdict)(move - 3), handedIn, hasWords),
    };

    private static SaveEvidence Save(int seen) =>
        new(s_task, seen, new EvidenceVersion(Guid.NewGuid(), s_at), s_newest);

    private static HandInTask HandIn(int seen) => new(s_task, seen, s_at);

    private static AnswerTask Answer(TaskVerdict verdict, int version, bool hasWords = true) =>
        new(s_task, new CoachAnswer("coach", verdict, hasWords ? Guid.NewGuid() : null, version, s_at));

    private static (TaskStage Stage, int HandedIn) Standing(PracticeWorkbook book) =>
        (book.Of(s_task).Stage, book.Of(s_task).HandedIn);

    private static Decision Decide(PracticeWorkbook book, object command) => command switch
    {
        SaveEvidence it => PracticeWorkbook.Decide(book, it),
        HandInTask it => PracticeWorkbook.Decide(book, it),
        TakeBackTask it => PracticeWorkbook.Decide(book, it),
        AnswerTask it => PracticeWorkbook.Decide(book, it),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static PracticeWorkbook After(PracticeWorkbook book, params object[] commands) =>
        commands.Aggregate(book, (state, command) =>
        {
            var decision = Decide(state, command);
            Assert.Empty(decision.Refusals);
            return decision.Events.Aggregate(state, PracticeWorkbook.Evolve);
        });

    private static void AssertRefused(RefusalKind kind, string code, Decision decision)
    {
        var refusal = Assert.Single(decision.Refusals);
        Assert.Equal((kind, code), (refusal.Kind, refusal.Code));
        Assert.Empty(decision.Events);
    }
}
