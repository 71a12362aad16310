using Google.Protobuf.WellKnownTypes;
using VikLearning.Exams.Examinations;
using VikLearning.Exams.Scoring;
using VikLearning.Exams.Submissions;
using VikLearning.ServiceDefaults.Calendars;
using VikLearning.ServiceDefaults.Grains;
using VikLearning.ServiceDefaults.Privacy;
using Wire = VikLearning.Protos.Exams.V1;

namespace VikLearning.Exams.Results;

/// <summary>A student's results. The publication is asked before anything of a result is read.</summary>
internal sealed class ResultReader(IGrainFactory grains, CallersSubmission submissions, IServiceProvider services)
{
    /// <summary>The results that a student may know, the newest sitting first.</summary>
    public async Task<IReadOnlyList<Wire.SittingResult>> ReadAsync(string student, CancellationToken cancellation)
    {
        var results = new List<Wire.SittingResult>();
        foreach (var place in (await submissions.AllOfAsync(student, cancellation)).Reverse())
        {
            if (await grains.GetGrain<IExaminationGrain>(place.CohortId).Get() is { } exam
                && await ReadAsync(place, exam, cancellation) is { } result)
            {
                results.Add(result);
            }
        }

        return results;
    }

    /// <summary>The submissions of a student whose result is known.</summary>
    public async Task<IReadOnlyList<SubmissionPlace>> PublishedOfAsync(string student, CancellationToken cancellation)
    {
        var published = new List<SubmissionPlace>();
        foreach (var place in await submissions.AllOfAsync(student, cancellation))
        {
            if ((await grains.GetGrain<IExaminationGrain>(place.CohortId).Get())?.PublicationOf(place.Key) is not null)
            {
                published.Add(place);
            }
        }

        return published;
    }

    private async Task<Wire.SittingResult?> ReadAsync(
        SubmissionPlace place, ExaminationView exam, CancellationToken cancellation)
    {
        var publication = exam.PublicationOf(place.Key);
        var scores = await grains.GetKnownGrain<IScoringGrain>(place.Key).Get();
        if ((publication is null || scores.IsUnderInvestigation) && scores.Absence is null)
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
        // An investigation that began while the others were made known keeps this one back.
        if (publication is not null && !scores.IsUnderInvestigation)
        {
            shown.PublishedAt = publication.At.ToTimestamp();
            shown.AppealUntil = AcademyTime.Iso(publication.AppealUntil);
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
            ],
            cancellation);
        shown.Versions.AddRange(scores.Results.Reverse().Select(result => new Wire.ExamResult
        {
            Version = result.Version,
            GradeTenths = result.Grade.Tenths,
            Passed = result.Grade.Passed,
            KnockedOut = { result.Grade.KnockedOut },
            Reason = words[result.ReasonId],
            FixedAt = result.At.ToTimestamp(),
            Criteria =
            {
                exam.Rubric.Criteria.Select(criterion => new Wire.CriterionResult
                {
                    CriterionId = criterion.CriterionId,
                    LevelId = result.Scores[criterion.CriterionId].LevelId,
                    Motivations =
                    {
                        sheets.Select(sheet => sheet.Of(criterion.CriterionId).MotivationId)
                            .Append(scores.Settled?.Scores.GetValueOrDefault(criterion.CriterionId)?.MotivationId)
                            .Append(result.Scores[criterion.CriterionId].MotivationId)
                            .OfType<Guid>().Distinct().Select(id => words[id]),
                    },
                }),
            },
        }));
    }
}
