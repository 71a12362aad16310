using Google.Protobuf;
using VikLearning.Protos.Exams.V1;

namespace VikLearning.IntegrationTests.Crowd;

/// <summary>What everybody saw while it all went on, beside what the model says that could be seen then.</summary>
internal sealed class CrowdReads(ModelExam exam)
{
    private readonly Dictionary<(string Submission, int Number), IMessage> _results = [];
    private readonly Dictionary<(string Submission, int Number), IMessage> _seals = [];

    /// <summary>What is wrong with an answer.</summary>
    public IEnumerable<string> Judge(CrowdCall call, CrowdMoment moment) => call.Answer switch
    {
        GetExamResponse it => Exam(call.Actor, it, moment),
        ListMyResultsResponse it => Results(call.Actor, it, moment),
        GetSubmissionResponse it => Submission(call.Actor, it, moment),
        _ => [],
    };

    // Nobody sees the other's scores, or words, before both are in; and nobody opens what is not theirs then.
    private IEnumerable<string> Exam(string who, GetExamResponse it, CrowdMoment moment)
    {
        var states = exam.Scores(it.SubmissionId).During(moment).ToList();
        var hasBoth = states.Any(one => one.In.Count > 1);
        var text = it.ToString();
        if (exam.Standing(who, it.SubmissionId, moment) is { IsOfTwo: false, IsThird: false })
        {
            yield return "was shown to who may not score it";
        }

        if (!hasBoth && (it.Others.Count + it.Settled.Count + it.Apart.Count > 0 || it.Proposal is not null))
        {
            yield return "shows the other's scores before both are in";
        }

        foreach (var other in CrowdCast.Examiners.Where(one => one.Id != who && text.Contains(Words(one.Id))))
        {
            if (!hasBoth || !states.Any(one => one.In.Contains(other.Id)))
            {
                yield return $"shows words of {other.Id} before both are in";
            }
        }

        if (it.GradeTenths > 0 && states.All(one => one.Results.IsEmpty))
        {
            yield return "shows a grade before there is a result";
        }
    }

    // Nothing before it was made known, all of it from then on, and never another than was seen before.
    private IEnumerable<string> Results(string student, ListMyResultsResponse it, CrowdMoment moment)
    {
        var submission = CrowdCast.SubmissionOf(student);
        var states = exam.Scores(submission).During(moment).ToList();
        var published = exam.Published.During(moment).Select(all => all.Contains(submission)).ToList();
        var shown = it.Results.Where(one => one.Versions.Count > 0).ToList();
        if (shown.Any(one => one.Sitting != 1) || (shown.Count > 0 && !published.Any(known => known)))
        {
            yield return "shows a result that was not made known";
        }

        if (shown.Count > 0 && states.All(one => one.IsInvestigated))
        {
            yield return "shows a result that is investigated";
        }

        if (shown.Count == 0 && published.All(known => known) && !states.Any(one => one.IsInvestigated))
        {
            yield return "hides a result that was made known";
        }

        foreach (var finding in shown.SelectMany(one => Versions(submission, [.. one.Versions.Reverse()], states)))
        {
            yield return finding;
        }
    }

    private IEnumerable<string> Versions(string submission, ExamResult[] versions, List<ModelScores> states)
    {
        if (versions.Length < states.Min(one => one.Results.Count)
            || versions.Length > states.Max(one => one.Results.Count))
        {
            yield return $"shows {versions.Length} versions";
        }

        var known = exam.Scores(submission).Last.Results;
        foreach (var (index, version) in versions.Index())
        {
            if (version.Version != index + 1 || index >= known.Count
                || (version.GradeTenths, version.Passed) != exam.Rubric.GradeOf(known[index])
                || version.Criteria.Any(one => one.LevelId != known[index][one.CriterionId]))
            {
                yield return $"shows another version {index + 1} than was fixed";
            }

            if (!IsAsBefore(_results, (submission, version.Version), version))
            {
                yield return $"shows version {version.Version} otherwise than before";
            }
        }
    }

    // What was sealed once stays; and a student is in one sitting at a time.
    private IEnumerable<string> Submission(string student, GetSubmissionResponse it, CrowdMoment moment)
    {
        if (it.Open && !exam.MayBeIn(student, it.Sitting, moment))
        {
            yield return $"opens sitting {it.Sitting}, in which the student is not";
        }

        var roots = exam.Submission(it.SubmissionId).Last.Roots;
        foreach (var (index, seal) in it.Seals.Reverse().Index())
        {
            if (seal.Number != index + 1 || roots.ElementAtOrDefault(index) != seal.Root
                || !IsAsBefore(_seals, (it.SubmissionId, seal.Number), seal))
            {
                yield return $"shows another seal {seal.Number} than was handed in";
            }
        }

        if (it.Seals.Count < exam.Submission(it.SubmissionId).During(moment).Min(one => one.Roots.Count))
        {
            yield return "lacks a seal";
        }
    }

    /// <summary>How what an examiner writes begins.</summary>
    public static string Words(string examiner) => $"Woorden van {examiner}.";

    private static bool IsAsBefore(
        Dictionary<(string, int), IMessage> seen, (string Submission, int Number) key, IMessage present) =>
        seen.TryAdd(key, present) || seen[key].Equals(present);
}
