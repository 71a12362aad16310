using System.Collections.Immutable;

namespace VikLearning.IntegrationTests.Crowd;

/// <summary>All that one command may ask of what others changed, as it was from row to row.</summary>
internal sealed class ModelExam(ModelRubric rubric)
{
    private readonly Dictionary<string, CrowdHistory<ModelScores>> _scores = [];
    private readonly Dictionary<string, CrowdHistory<ModelSubmission>> _submissions = [];

    public ModelRubric Rubric => rubric;

    public CrowdHistory<ImmutableHashSet<string>> Certified { get; } = new([]);

    /// <summary>The three seats of each submission of the first sitting; the third may be empty.</summary>
    public CrowdHistory<ImmutableDictionary<string, ImmutableList<string>>> Seats { get; } =
        new(ImmutableDictionary<string, ImmutableList<string>>.Empty);

    /// <summary>The submissions whose result was made known.</summary>
    public CrowdHistory<ImmutableHashSet<string>> Published { get; } = new([]);

    /// <summary>First and last day of each sitting, the first first.</summary>
    public CrowdHistory<ImmutableList<(DateOnly From, DateOnly Until)>> Sittings { get; } = new([]);

    /// <summary>How often the exam was changed.</summary>
    public int Version { get; set; }

    /// <summary>How often the plan of each sitting was.</summary>
    public Dictionary<string, int> PlanVersions { get; } = [];

    /// <summary>By submission: who had a seat that somebody else took.</summary>
    public Dictionary<string, ImmutableHashSet<string>> Replaced { get; } = [];

    public CrowdHistory<ModelScores> Scores(string submission) => Of(_scores, submission, ModelScores.None);

    public CrowdHistory<ModelSubmission> Submission(string submission) =>
        Of(_submissions, submission, ModelSubmission.None);

    /// <summary>Where somebody can have sat, with a certificate, while a command was on its way.</summary>
    public ModelStanding Standing(string who, string submission, CrowdMoment moment)
    {
        var seats = Seats.During(moment).Select(all => all.GetValueOrDefault(submission, [])).ToList();
        var isCertified = Certified.During(moment).Any(all => all.Contains(who));
        return new ModelStanding(
            who, isCertified && seats.Any(all => all.Take(2).Contains(who)),
            isCertified && seats.Any(all => all.Skip(2).Contains(who)));
    }

    /// <summary>
    /// Whether a student can have been in a sitting: one at a time. Who handed in at the first is in the second when
    /// they know that they failed, or did not sit the first.
    /// </summary>
    public bool MayBeIn(string student, int sitting, CrowdMoment moment)
    {
        var isOpen = Sittings.During(moment).Any(all => all.Count >= sitting
            && all[sitting - 1].From <= CrowdCast.Today && all[sitting - 1].Until >= CrowdCast.Today);
        if (sitting == 1 || !isOpen)
        {
            return isOpen;
        }

        var first = CrowdCast.SubmissionOf(student);
        return Submission(first).During(moment).Any(one => !one.IsAdmitted)
            || Scores(first).During(moment).Any(one => one.IsAbsent)
            || (Scores(first).During(moment).Any(one => one.IsFailed(rubric) && !one.IsInvestigated)
                && Published.During(moment).Any(all => all.Contains(first)));
    }

    private static CrowdHistory<T> Of<T>(Dictionary<string, CrowdHistory<T>> all, string key, T first)
    {
        all.TryAdd(key, new CrowdHistory<T>(first));
        return all[key];
    }
}
