using Google.Protobuf.Collections;
using Grpc.Net.Client;
using VikLearning.Protos.Exams.V1;
using VikLearning.ServiceDefaults.Calendars;

namespace VikLearning.IntegrationTests.Crowd;

/// <summary>An examiner: mostly does what is due, now and then what may not be, and looks all the time.</summary>
internal sealed class CrowdExaminer(CrowdPerson me, CrowdLog log, GrpcChannel gateway, Random random)
{
    private const string Sufficient = "sufficient";
    private const string Good = "good";
    private const int Odds = 8;

    private readonly ScoringService.ScoringServiceClient _scoring = new(gateway);
    private readonly HashSet<string> _mine = [];

    /// <summary>Tries so many things.</summary>
    public async Task RunAsync(int times)
    {
        for (var time = 0; time < times; time++)
        {
            // Mostly of those that opened before.
            string[] all = [.. CrowdCast.Students.Select(one => one.Id)];
            string[] some = [.. all.Where(id => random.Next(4) == 0 || _mine.Contains(id))];
            var student = Any(some.Length > 0 ? some : all);
            if (await LookAsync(student) is not { } seen)
            {
                _mine.Remove(student);
                await SaveAsync(new GetExamResponse { StudentId = student, Own = new() }, "reflecting", Good);
                continue;
            }

            _mine.Add(student);
            if (random.Next(4) == 0 || !await GoOnAsync(seen))
            {
                await TryAsync(seen);
            }
        }
    }

    /// <summary>Does all that is due, of every exam, as far as it goes now.</summary>
    public async Task FinishAsync()
    {
        foreach (var student in CrowdCast.Students)
        {
            while (await LookAsync(student.Id) is { } seen && await GoOnAsync(seen))
            {
                // What is due next shows at the next look.
            }
        }
    }

    private async Task<GetExamResponse?> LookAsync(string student) => (await log.SendAsync(
        me, _scoring.GetExamAsync,
        new GetExamRequest { StudentId = student, SubmissionId = CrowdCast.SubmissionOf(student) }))
        .Answer as GetExamResponse;

    // Whether something was due, and was accepted.
    private Task<bool> GoOnAsync(GetExamResponse seen) => seen.Stage switch
    {
        ScoringStage.Scoring when seen.Own.SubmittedAt is null && seen.Seat != ExaminerSeat.Third => ScoreAsync(seen),
        ScoringStage.Third when seen.Own.SubmittedAt is null && seen.Seat == ExaminerSeat.Third => ScoreAsync(seen),
        ScoringStage.Talk when seen.OfThePair => TalkAsync(seen),
        ScoringStage.Interview when seen.OfThePair && seen.InterviewOn == "" => PlanAsync(seen, CrowdCast.Today),
        ScoringStage.Consensus or ScoringStage.Interview when seen.OfThePair => AgreeAsync(seen),
        _ => Task.FromResult(false),
    };

    private async Task<bool> ScoreAsync(GetExamResponse seen)
    {
        var changes = seen.Own.Changes;
        foreach (var criterion in seen.Criteria.Select(one => one.CriterionId)
            .Where(id => seen.Own.Scores.All(score => score.CriterionId != id || !IsWhole(score))))
        {
            var saved = await SaveAsync(seen, criterion, LevelFor(seen));
            if (saved.Answer is not SaveScoreResponse { Changes: var after })
            {
                return false;
            }

            changes = after;

            // Once more as if it had not been saved; or with the same key for something else.
            if (random.Next(3) == 0)
            {
                await SaveAsync(seen, criterion, LevelFor(seen), key: random.Next(2) == 0 ? saved.Key : null);
            }
        }

        return await SubmitAsync(seen, changes);
    }

    // The two who are apart about one student stay so, and the third decides between them.
    private string LevelFor(GetExamResponse seen) =>
        seen.StudentId == CrowdCast.Failing ? "nearly"
        : seen.StudentId != CrowdCast.Disputed ? Any(Sufficient, Good)
        : seen.Seat switch
        {
            ExaminerSeat.First => "insufficient",
            ExaminerSeat.Second => Good,
            _ => "nearly",
        };

    private static bool IsWhole(CriterionScore score) =>
        score.LevelId.Length > 0 && score.Motivation.Length > 0 && score.Cited.Count > 0;

    private async Task<bool> AgreeAsync(GetExamResponse seen)
    {
        if (seen.Proposal is { } made && made.By != me.Id && random.Next(5) > 0)
        {
            return await ConfirmAsync(seen, made.Number);
        }

        var levels = seen.Settled.Count > 0 ? seen.Settled : seen.Own.Scores;
        var isProposed = (seen.Proposal is null || random.Next(5) == 0)
            && await ProposeAsync(seen, levels, seen.Proposals);

        // Nobody confirms their own.
        if (random.Next(2) == 0)
        {
            await ConfirmAsync(seen, seen.Proposals + (isProposed ? 1 : 0));
        }

        return isProposed;
    }

    // What may be done at its time and is odd at any other, and what is odd always.
    private Task TryAsync(GetExamResponse seen) => random.Next(Odds) switch
    {
        0 => ConfirmAsync(seen, seen.Proposals),
        1 => ConfirmAsync(seen, seen.Proposals - 1),
        2 => SaveAsync(seen, Any("feedback", "development"), LevelFor(seen), random.Next(2) - 1),
        3 => SubmitAsync(seen, seen.Own.Changes - random.Next(2)),
        4 => ProposeAsync(seen, seen.Own.Scores, seen.Proposals - random.Next(2)),
        5 => PlanAsync(seen, CrowdCast.Today.AddDays(-random.Next(2))),
        6 => NoteAsync(seen),
        _ => TalkAsync(seen),
    };

    private Task<CrowdCall> SaveAsync(
        GetExamResponse seen, string criterion, string level, int stale = 0, string? key = null) =>
        log.SendAsync(
            me, _scoring.SaveScoreAsync,
            new SaveScoreRequest
            {
                StudentId = seen.StudentId,
                SubmissionId = CrowdCast.SubmissionOf(seen.StudentId),
                CriterionId = criterion,
                SeenVersion = stale
                    + (seen.Own.Scores.FirstOrDefault(one => one.CriterionId == criterion)?.Version ?? 0),
                LevelId = level,
                Motivation = key is null && random.Next(20) == 0
                    ? "" : $"{CrowdReads.Words(me.Id)} Nummer {random.Next()}.",
                Cited =
                {
                    seen.Criteria.Where(one => one.CriterionId == criterion && random.Next(20) > 0)
                        .SelectMany(one => one.Items),
                },
            },
            IsTwice, key);

    private async Task<bool> SubmitAsync(GetExamResponse seen, int changes) => (await log.SendAsync(
        me, _scoring.SubmitScoresAsync,
        new SubmitScoresRequest
        {
            StudentId = seen.StudentId,
            SubmissionId = seen.SubmissionId,
            SeenChanges = changes,
        },
        IsTwice)).Answer is not null;

    private async Task<bool> TalkAsync(GetExamResponse seen) => (await log.SendAsync(
        me, _scoring.RecordTalkAsync,
        new RecordTalkRequest
        {
            StudentId = seen.StudentId,
            SubmissionId = seen.SubmissionId,
            Note = $"{CrowdReads.Words(me.Id)} Besproken.",
        },
        IsTwice)).Answer is not null;

    private async Task<bool> ProposeAsync(
        GetExamResponse seen, RepeatedField<CriterionScore> levels, int seenProposal) => (await log.SendAsync(
        me, _scoring.ProposeScoresAsync,
        new ProposeScoresRequest
        {
            StudentId = seen.StudentId,
            SubmissionId = seen.SubmissionId,
            SeenProposal = seenProposal,
            Scores =
            {
                levels.Select(one => new CriterionScore
                {
                    CriterionId = one.CriterionId,
                    LevelId = random.Next(40) == 0 ? Good : one.LevelId,
                    Motivation = random.Next(40) == 0 ? "" : CrowdReads.Words(me.Id),
                }),
            },
        },
        IsTwice)).Answer is not null;

    private async Task<bool> ConfirmAsync(GetExamResponse seen, int proposal) => (await log.SendAsync(
        me, _scoring.ConfirmScoresAsync,
        new ConfirmScoresRequest
        {
            StudentId = seen.StudentId,
            SubmissionId = seen.SubmissionId,
            Proposal = proposal,
        },
        IsTwice)).Answer is not null;

    private async Task<bool> PlanAsync(GetExamResponse seen, DateOnly on) => (await log.SendAsync(
        me, _scoring.PlanInterviewAsync,
        new PlanInterviewRequest
        {
            StudentId = seen.StudentId,
            SubmissionId = seen.SubmissionId,
            On = AcademyTime.Iso(on),
        },
        IsTwice)).Answer is not null;

    private Task<CrowdCall> NoteAsync(GetExamResponse seen) => log.SendAsync(
        me, _scoring.NoteInterviewAsync,
        new NoteInterviewRequest
        {
            StudentId = seen.StudentId,
            SubmissionId = seen.SubmissionId,
            CriterionId = "feedback",
            SeenVersion = seen.Notes.FirstOrDefault(one => one.CriterionId == "feedback")?.Version ?? 0,
            Text = CrowdReads.Words(me.Id),
        },
        IsTwice);

    private bool IsTwice => random.Next(7) == 0;

    private string Any(params string[] words) => words[random.Next(words.Length)];
}
