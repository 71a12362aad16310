using VikLearning.Protos.Exams.V1;

namespace VikLearning.IntegrationTests.Crowd;

/// <summary>
/// All that was asked beside all that was put down. Everybody asks one thing after the other, so the rows that are by
/// them are their acknowledged commands in that order: none lacks, and none is there that nobody was told of.
/// </summary>
internal sealed class CrowdVerdict(IReadOnlyCollection<CrowdCall> calls, IReadOnlyList<CrowdRow> rows)
{
    private readonly List<string> _findings = [];
    private readonly Dictionary<CrowdRow, CrowdCall> _callOf = [];
    private CrowdCall[] _put = [];

    public IReadOnlyList<string> Findings => _findings;

    /// <summary>Judges every row, and then everything that was seen.</summary>
    public void Judge(ModelExam exam)
    {
        Match();
        var judge = new ModelJudge(exam);
        foreach (var row in rows)
        {
            var call = _callOf.GetValueOrDefault(row);
            var why = call is not null ? judge.Judge(call, row, MomentOf(call))
                : row.IsVacating || row.Actor == CrowdJournal.Time ? judge.Judge(row)
                : null;
            Find(why, $"{row}\n  {call}");
        }

        var reads = new CrowdReads(exam);
        foreach (var call in calls.Where(call => call.Answer is not null).OrderBy(call => call.Asked))
        {
            foreach (var why in reads.Judge(call, MomentOf(call)))
            {
                Find(why, $"{call.Asked}-{call.Answered} {call.Actor} {call.Request}");
            }
        }
    }

    /// <summary>Whether it is a question: nothing is put down of it.</summary>
    public static bool IsRead(CrowdCall call) => call.Request is GetExamRequest or GetExaminerPlanRequest
        or ListMyResultsRequest or GetSubmissionRequest or GetExaminationRequest;

    private void Match()
    {
        var waiting = calls.Where(call => call.Answer is not null && !IsRead(call)).OrderBy(call => call.Asked)
            .GroupBy(call => call.Actor).ToDictionary(own => own.Key, own => new Queue<CrowdCall>(own));
        foreach (var row in rows.Where(row => !row.IsVacating && row.Actor != CrowdJournal.Time))
        {
            if (waiting.GetValueOrDefault(row.Actor)?.TryDequeue(out var call) != true)
            {
                _findings.Add($"Nobody was told of it: {row}");
                continue;
            }

            call!.Position = row.Position;
            _callOf[row] = call;
        }

        _findings.AddRange(waiting.Values.SelectMany(calls => calls).Select(call => $"It was not put down: {call}"));
        _put = [.. _callOf.Values];
    }

    // What had been answered before it was asked was there; what was asked only after its answer was not.
    private CrowdMoment MomentOf(CrowdCall call) => new(
        _put.Where(one => one.Answered < call.Asked).Select(one => one.Position).DefaultIfEmpty().Max(),
        call.Position > 0
            ? call.Position
            : 1 + _put.Where(one => one.Asked < call.Answered).Select(one => one.Position).DefaultIfEmpty().Max());

    private void Find(string? why, string what)
    {
        if (why is not null)
        {
            _findings.Add($"{why}: {what}");
        }
    }
}
