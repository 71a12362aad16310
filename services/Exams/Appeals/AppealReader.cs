using VikLearning.Exams.Examinations;
using VikLearning.Exams.Examiners;
using VikLearning.Exams.Results;
using VikLearning.Exams.Scoring;
using VikLearning.Exams.Submissions;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Calendars;
using VikLearning.ServiceDefaults.Grains;
using VikLearning.ServiceDefaults.Privacy;
using Wire = VikLearning.Protos.Exams.V1;

namespace VikLearning.Exams.Appeals;

/// <summary>All that a result rests on: for the student in their term, and for who handles their appeal.</summary>
internal sealed class AppealReader(
    IGrainFactory grains, ExamReader exams, ResultReader results, IServiceProvider services, TimeProvider time)
{
    /// <summary>A student's own exam, as long as they may look into it.</summary>
    /// <exception cref="RefusedException">Its result is not known, or the term is over.</exception>
    public async Task<Wire.GetMyReviewResponse> ReviewAsync(SubmissionPlace place, CancellationToken cancellation)
    {
        var scores = await grains.GetKnownGrain<IScoringGrain>(place.Key).Get();
        var exam = await grains.GetGrain<IExaminationGrain>(place.CohortId).Get();
        if (exam?.KnownBy(place.Key, scores) is not { } publication)
        {
            throw new RefusedException([Refusal.NotFound()]);
        }

        if (!AppealTerms.Of(publication, scores.Appeal, AcademyTime.Today(time)).MayReview)
        {
            throw new RefusedException([Refusal.Rule("review-over", null)]);
        }

        return new Wire.GetMyReviewResponse
        {
            Exam = await exams.ReviewAsync(place, exam, scores, cancellation),
            Result = await results.ReadAsync(place, exam, scores, cancellation),
        };
    }

    /// <summary>An appeal for who handles it.</summary>
    /// <exception cref="RefusedException">It is not there.</exception>
    public async Task<Wire.GetAppealResponse> ReadAsync(
        AssignedExam assigned, string examiner, CancellationToken cancellation)
    {
        var place = assigned.Place;
        var appeal = (await grains.GetKnownGrain<IScoringGrain>(place.Key).Get()).Appeal;
        var words = await ShownTexts.ReadAsync(
            services, ExamsModule.Service, SubmissionGrain.ScopeOf(place.Key), [.. AppealReading.TextsOf(appeal)],
            cancellation);
        return new Wire.GetAppealResponse
        {
            Exam = await exams.ReadAsync(assigned, examiner, cancellation),
            Appeal = AppealReading.Of(appeal, words),
        };
    }
}
