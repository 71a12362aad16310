using System.Collections.Immutable;
using VikLearning.Exams.Examinations;
using VikLearning.Exams.Examiners;
using VikLearning.Exams.Rubrics;
using VikLearning.Exams.Scoring;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Calendars;
using VikLearning.ServiceDefaults.Grains;
using Wire = VikLearning.Protos.Exams.V1;

namespace VikLearning.Exams.Agreement;

/// <summary>How well the examiners of a cohort agree, over both of its sittings.</summary>
internal sealed class AgreementReader(IGrainFactory grains, ExamPlanReader plans)
{
    /// <summary>The figures.</summary>
    /// <exception cref="RefusedException">The cohort has no exam.</exception>
    public async Task<Wire.ExamAgreement> ReadAsync(string cohortId, CancellationToken cancellation)
    {
        var exam = await grains.GetKnownGrain<IExaminationGrain>(cohortId).Get()
            ?? throw new RefusedException([Refusal.NotFound("cohortId")]);
        var compared = new List<ComparedExam>();
        foreach (var sitting in exam.Sittings)
        {
            compared.AddRange((await plans.ReadAsync(cohortId, sitting.Number, cancellation))
                .Select(one => Of(one.Scores, exam.Rubric)).OfType<ComparedExam>());
        }

        return Of(exam.Rubric, compared);
    }

    /// <summary>The figures of some exams; hidden where there are fewer than five.</summary>
    public static Wire.ExamAgreement Of(Rubric rubric, IReadOnlyCollection<ComparedExam> compared)
    {
        var shown = ComparedExam.Shown(compared);
        var agreement = new Wire.ExamAgreement { Students = shown.Count };
        if (shown.Count == 0)
        {
            return agreement;
        }

        agreement.Figures.Add(FiguresOf(rubric, shown, ""));
        agreement.Figures.AddRange(rubric.Criteria.Select(it => FiguresOf(rubric, shown, it.CriterionId)));
        foreach (var pair in compared.GroupBy(exam => (exam.First, exam.Second)).OrderBy(pair => pair.Key))
        {
            if (ComparedExam.Shown(pair) is { Count: > 0 } theirs)
            {
                var figures = FiguresOf(rubric, theirs, "");
                (figures.FirstExaminerId, figures.SecondExaminerId) = pair.Key;
                agreement.Figures.Add(figures);
            }
        }

        agreement.Leanings.AddRange(LeaningsOf(rubric, compared));
        return agreement;
    }

    private static ComparedExam? Of(ScoringView scores, Rubric rubric)
    {
        if (scores.Pair.Length < 2)
        {
            return null;
        }

        var (first, second) = string.CompareOrdinal(scores.Pair[0], scores.Pair[1]) < 0
            ? (scores.Pair[0], scores.Pair[1])
            : (scores.Pair[1], scores.Pair[0]);
        var (one, other) = (scores.SheetOf(first), scores.SheetOf(second));
        var (oneAt, otherAt) = (one.SubmittedAt!.Value, other.SubmittedAt!.Value);
        return new ComparedExam(
            first, second, AcademyTime.DateOf(oneAt), AcademyTime.DateOf(otherAt),
            oneAt > otherAt ? oneAt : otherAt,
            rubric.Criteria.ToImmutableSortedDictionary(
                criterion => criterion.CriterionId,
                criterion => (
                    rubric.RankOf(one.Of(criterion.CriterionId).LevelId),
                    rubric.RankOf(other.Of(criterion.CriterionId).LevelId)),
                StringComparer.Ordinal));
    }

    private static Wire.AgreementFigures FiguresOf(
        Rubric rubric, IEnumerable<ComparedExam> exams, string criterionId)
    {
        var report = AgreementReport.Of(AgreementTable.FromPairs(
            rubric.Levels.Length,
            from exam in exams
            from levels in exam.Levels
            where criterionId.Length == 0 || levels.Key == criterionId
            select ((int?)levels.Value.First, (int?)levels.Value.Second)));
        return new Wire.AgreementFigures
        {
            CriterionId = criterionId,
            Items = report.Items,
            ExactPercent = Of(report.ExactPercent),
            AdjacentPercent = Of(report.AdjacentPercent),
            Kappa = Of(report.Kappa),
            LinearKappa = Of(report.LinearKappa),
            QuadraticKappa = Of(report.QuadraticKappa),
            Ac1 = Of(report.Ac1),
        };
    }

    private static IEnumerable<Wire.ExaminerLeaning> LeaningsOf(Rubric rubric, IEnumerable<ComparedExam> compared) =>
        from exam in compared
        from side in new[] { (Examiner: exam.First, IsFirst: true), (Examiner: exam.Second, IsFirst: false) }
        group (exam, side.IsFirst) by side.Examiner into own
        orderby own.Key
        let shown = ComparedExam.Shown(own.Select(one => one.exam)).ToHashSet(ReferenceEqualityComparer.Instance)
        where shown.Count > 0
        let leaning = ExaminerLeaning.Of(
            rubric.Levels.Length,
            from one in own
            where shown.Contains(one.exam)
            from levels in one.exam.Levels.Values
            select one.IsFirst
                ? new ExaminerScore(one.exam.FirstDay, levels.First, levels.Second)
                : new ExaminerScore(one.exam.SecondDay, levels.Second, levels.First))
        select new Wire.ExaminerLeaning
        {
            ExaminerId = own.Key,
            Items = leaning.Items,
            Severity = Of(leaning.Severity),
            Drift = Of(leaning.Drift),
        };

    private static Wire.AgreementEstimate Of(Estimate estimate)
    {
        var shown = new Wire.AgreementEstimate
        {
            Lack = estimate.Lack switch
            {
                EstimateLack.NoItems => "no-items",
                EstimateLack.FewItems => "few-items",
                EstimateLack.OneLevel => "one-level",
                EstimateLack.OneDay => "one-day",
                _ => "",
            },
        };
        if (estimate.Value is { } value)
        {
            shown.Value = value;
        }

        if (estimate is { Low: { } low, High: { } high })
        {
            (shown.Low, shown.High) = (low, high);
        }

        return shown;
    }
}
