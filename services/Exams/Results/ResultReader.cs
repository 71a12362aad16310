using System.Runtime.CompilerServices;
using Google.Protobuf.WellKnownTypes;
using VikLearning.Exams.Appeals;
using VikLearning.Exams.Examinations;
using VikLearning.Exams.Rubrics;
using VikLearning.Exams.Scoring;
using VikLearning.Exams.Submissions;
using VikLearning.ServiceDefaults.Calendars;
using VikLearning.ServiceDefaults.Grains;
using VikLearning.ServiceDefaults.Privacy;
using Wire = VikLearning.Protos.Exams.V1;

namespace VikLearning.Exams.Results;

/// <summary>A student's results. The publication is asked before anything of a result is read.</summary>
internal sealed class ResultReader(
    IGrainFactory grains, CallersSubmission submissions, IServiceProvider services, TimeProvider time)
{
    /// <summary>The results that a student may know, the newest sitting first.</summary>
    public async Task<IReadOnlyList<Wire.SittingResult>> ReadAsync(string student, CancellationToken cancellation)
    {
        var results = new List<Wire.SittingResult>();
        await foreach (var (place, exam, scores) in ExamsOfAsync(student, cancellation))
        {
            if (await ReadAsync(place, exam, scores, cancellation) is { } result)
            {
                results.Insert(0, result);
            }
        }

        return results;
    }

    /// <summary>The submissions of a student whose result is known.</summary>
    public async Task<IReadOnlyList<SubmissionPlace>> PublishedOfAsync(string student, CancellationToken cancellation)
    {
        var published = new List<SubmissionPlace>();
        await foreach (var (place, exam, scores) in ExamsOfAsync(student, cancellation))
        {
            if (exam.KnownBy(place.Key, scores) is not null)
            {
                published.Add(place);
            }
        }

        return published;
    }

    private async IAsyncEnumerable<(SubmissionPlace Place, ExaminationView Exam, ScoringView Scores)> ExamsOfAsync(
        string student, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var place in await submissions.AllOfAsync(student, cancellation))
        {
            if (await grains.GetGrain<IExaminationGrain>(place.CohortId).Get() is { } exam)
            {
                yield return (place, exam, await grains.GetKnownGrain<IScoringGrain>(place.Key).Get());
            }
        }
    }

    /// <summary>The result of one sitting; null while the student may know nothing of it.</summary>
    public async Task<Wire.SittingResult?> ReadAsync(
        SubmissionPlace place, ExaminationView exam, ScoringView scores, CancellationToken cancellation)
    {
        var publication = exam.KnownBy(place.Key, scores);
        if (publication is null && scores.Absence is null)
        {
            return null;
        }

        var shown = new Wire.SittingResult
        {
            CohortId = place.CohortId,
            Sitting = place.Sitting,
            Rubric = SubmissionReading.Of(exam.Rubric),
            Absence = ScoringReading.Of(scores.Absence),
        };
        if (publication is not null)
        {
            shown.PublishedAt = publication.At.ToTimestamp();
            shown.AppealUntil = AcademyTime.Iso(publication.AppealUntil);
            var terms = AppealTerms.Of(publication, scores.Appeal, AcademyTime.Today(time));
            (shown.MayAppeal, shown.MayReview, shown.Final) = (terms.MayAppeal, terms.MayReview, terms.IsFinal);
            await AddVersionsAsync(shown, place, scores, exam, cancellation);
        }

        return shown;
    }

    private async Task AddVersionsAsync(
        Wire.SittingResult shown, SubmissionPlace place, ScoringView scores, ExaminationView exam,
        CancellationToken cancellation)
    {
        ScoreSheet[] sheets = [.. scores.Counting().Select(scores.SheetOf)];
        var words = await ShownTexts.ReadAsync(
            services, ExamsModule.Service, SubmissionGrain.ScopeOf(place.Key),
            [
                .. ScoringReading.TextsOf(sheets),
                .. (scores.Settled?.Scores.Values ?? []).Select(score => score.MotivationId),
                .. scores.Results.SelectMany(result => result.Scores.Values).Select(score => score.MotivationId),
                .. scores.Results.Select(result => result.ReasonId),
                .. AppealReading.TextsOf(scores.Appeal),
            ],
            cancellation);
        shown.Appeal = AppealReading.Of(scores.Appeal, words);
        shown.Versions.AddRange(scores.Results.Reverse().Select(result =>
        {
            var version = Of(result, exam.Rubric);
            version.Reason = words[result.ReasonId];
            foreach (var criterion in version.Criteria)
            {
                criterion.Motivations.AddRange(
                    sheets.Select(sheet => sheet.Of(criterion.CriterionId).MotivationId)
                        .Append(scores.Settled?.Scores.GetValueOrDefault(criterion.CriterionId)?.MotivationId)
                        .Append(result.Scores[criterion.CriterionId].MotivationId)
                        .OfType<Guid>().Distinct().Select(id => words[id]));
            }

            return version;
        }));
    }

    /// <summary>A version of a result, without words.</summary>
    public static Wire.ExamResult Of(ExamResult result, Rubric rubric) => new()
    {
        Version = result.Version,
        GradeTenths = result.Grade.Tenths,
        Passed = result.Grade.Passed,
        KnockedOut = { result.Grade.KnockedOut },
        FixedAt = result.At.ToTimestamp(),
        Criteria =
        {
            rubric.Criteria.Select(criterion => new Wire.CriterionResult
            {
                CriterionId = criterion.CriterionId,
                LevelId = result.Scores[criterion.CriterionId].LevelId,
            }),
        },
    };
}
