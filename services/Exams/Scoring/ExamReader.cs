using Google.Protobuf.WellKnownTypes;
using VikLearning.Exams.Evidence;
using VikLearning.Exams.Examinations;
using VikLearning.Exams.Examiners;
using VikLearning.Exams.Submissions;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Calendars;
using VikLearning.ServiceDefaults.Grains;
using VikLearning.ServiceDefaults.Privacy;
using Wire = VikLearning.Protos.Exams.V1;

namespace VikLearning.Exams.Scoring;

/// <summary>
/// What an examiner opens: the evidence against each criterion, what stands out in it, and the scores that they may
/// see. The other's scores leave the service only when both are in.
/// </summary>
internal sealed class ExamReader(
    IGrainFactory grains, SealedReader container, CandidateNames candidates, IServiceProvider services)
{
    /// <summary>A submission for one of its examiners, or for who handles its appeal.</summary>
    /// <exception cref="RefusedException">It is not there.</exception>
    public async Task<Wire.GetExamResponse> ReadAsync(
        AssignedExam assigned, string examiner, CancellationToken cancellation)
    {
        var place = assigned.Place;
        var scores = await grains.GetGrain<IScoringGrain>(place.Key).Get();

        // Blind: of others nothing but what counts, and nothing before both are in.
        var others = assigned.Seat == ExaminerSeat.Appeal ? scores.Counting() : scores.Pair;
        var shown = await ReadAsync(
            place, scores, scores.SheetOf(examiner), [.. others.Where(other => other != examiner)], cancellation);
        shown.Seat = ScoringReading.Of(assigned.Seat);
        shown.ScoreUntil = AcademyTime.Iso(assigned.Planned.Until);
        shown.Own.ExaminerId = examiner;
        shown.OfThePair = scores.Pair.Contains(examiner);
        shown.Name = (await candidates.OfAsync(place.CohortId, [place.StudentId], cancellation))
            .GetValueOrDefault(place.StudentId, "");
        return shown;
    }

    /// <summary>
    /// A submission for the student themselves, once its result is known: without who the examiners are, and without
    /// what stands out by rule, which only helps to read.
    /// </summary>
    /// <exception cref="RefusedException">It is not there.</exception>
    public async Task<Wire.ReviewedExam> ReviewAsync(SubmissionPlace place, CancellationToken cancellation)
    {
        var scores = await grains.GetGrain<IScoringGrain>(place.Key).Get();
        var all = await ReadAsync(place, scores, ScoreSheet.None, [.. scores.Counting()], cancellation);
        var shown = new Wire.ReviewedExam
        {
            SubmissionId = place.Key,
            HandedInAt = all.HandedInAt,
            Items = { all.Items },
            Criteria = { all.Criteria },
            Sheets = { all.Others },
            Talk = all.Talk,
            Notes = { all.Notes },
            Settled = { all.Settled },
        };
        foreach (var sheet in shown.Sheets)
        {
            sheet.ExaminerId = "";
        }

        foreach (var item in shown.Items)
        {
            item.Marks.Clear();
            item.SharesWith.Clear();
        }

        foreach (var criterion in shown.Criteria)
        {
            criterion.Marks.Clear();
            criterion.Questions.Clear();
        }

        return shown;
    }

    private async Task<Wire.GetExamResponse> ReadAsync(
        SubmissionPlace place, ScoringView scores, ScoreSheet own, string[] others, CancellationToken cancellation)
    {
        var exam = await grains.GetGrain<IExaminationGrain>(place.CohortId).Get();
        var seal = (await grains.GetGrain<ISubmissionGrain>(place.Key).Get()).Seals.LastOrDefault();
        if (exam is null || seal is null)
        {
            throw new RefusedException([Refusal.NotFound()]);
        }

        var shown = new Wire.GetExamResponse
        {
            StudentId = place.StudentId,
            SubmissionId = place.Key,
            CohortId = place.CohortId,
            Sitting = place.Sitting,
            Stage = ScoringReading.Of(scores.Stage),
            Rubric = SubmissionReading.Of(exam.Rubric),
            Root = seal.Root,
            HandedInAt = seal.Subject.HandedInAt.ToTimestamp(),
            Percent = seal.Percent,
        };
        await AddEvidenceAsync(shown, exam, place, seal, scores, cancellation);
        await AddScoresAsync(shown, place, scores, own, others, cancellation);
        return shown;
    }

    private async Task AddEvidenceAsync(
        Wire.GetExamResponse shown, ExaminationView exam, SubmissionPlace place, SubmissionSeal seal,
        ScoringView scores, CancellationToken cancellation)
    {
        var written = await container.ReadAsync(place.Key, seal, cancellation);
        var prose = written.Where(one => seal.Items[one.Key - 1].Kind != "hours")
            .ToDictionary(one => one.Key, one => SealedProse.Of(one.Value));
        var before = place.Sitting > 1
            ? (await grains.GetKnownGrain<ISubmissionGrain>((place with { Sitting = place.Sitting - 1 }).Key).Get())
                .Seals.LastOrDefault()
            : null;
        var marks = EvidenceMarks.Of(exam.Rubric, seal, prose, before);
        shown.Items.AddRange(seal.Items.Select(item => new Wire.EvidenceItem
        {
            Number = item.Number,
            Kind = item.Kind,
            ContentJson = written.TryGetValue(item.Number, out var content)
                ? System.Text.Encoding.UTF8.GetString(content.Span) : "",
            MediaType = item.MediaType,
            Bytes = item.Length,
            Marks = { marks.OfItems.GetValueOrDefault(item.Number, []).Select(ScoringReading.Of) },
            SharesWith = { marks.SharedWith.GetValueOrDefault(item.Number, []) },
        }));
        shown.Criteria.AddRange(CriteriaOf(exam, seal, marks, [.. scores.Pair.Select(scores.SheetOf)]));
    }

    private static IEnumerable<Wire.CriterionEvidence> CriteriaOf(
        ExaminationView exam, SubmissionSeal seal, EvidenceMarks marks, ScoreSheet[] pair) =>
        exam.Rubric.Criteria.Select(criterion => new Wire.CriterionEvidence
        {
            CriterionId = criterion.CriterionId,
            Items =
            {
                seal.Subject.Criteria.Where(it => it.CriterionId == criterion.CriterionId).SelectMany(it => it.Items),
            },
            Marks = { marks.OfCriteria[criterion.CriterionId].Select(ScoringReading.Of) },
            Questions =
            {
                InterviewQuestion.For(exam.Rubric, criterion.CriterionId, seal.Subject, marks, pair)
                    .Select(question => new Wire.InterviewQuestion
                    {
                        Code = question.Code,
                        Items = { question.Items },
                    }),
            },
        });

    private async Task AddScoresAsync(
        Wire.GetExamResponse shown, SubmissionPlace place, ScoringView scores, ScoreSheet own, string[] others,
        CancellationToken cancellation)
    {
        var result = scores.Results.LastOrDefault();
        var notes = (scores.Interview ?? ExamInterview.None).Notes;
        var settled = result?.Scores ?? scores.Settled?.Scores ?? SettledScores.None;
        var words = await ShownTexts.ReadAsync(
            services, ExamsModule.Service, SubmissionGrain.ScopeOf(place.Key),
            [
                .. ScoringReading.TextsOf(others.Select(scores.SheetOf).Append(own)),
                .. (scores.Proposal?.Scores.Values ?? []).Concat(settled.Values).Select(score => score.MotivationId),
                scores.Talk?.NoteId,
                .. notes.Values.Select(note => note.TextId),
            ],
            cancellation);
        shown.Own = ScoringReading.Of("", own, words);
        shown.Others.AddRange(others.Select(other => ScoringReading.Of(other, scores.SheetOf(other), words)));
        shown.Apart.AddRange(scores.Comparison?.Apart ?? []);
        shown.Talk = words[scores.Talk?.NoteId];
        shown.Proposals = scores.Proposals;
        shown.Proposal = ScoringReading.Of(scores.Proposal, words);
        shown.Settled.AddRange(ScoringReading.Of(settled, words));
        shown.InterviewOn = scores.Interview is { } interview ? AcademyTime.Iso(interview.On) : "";
        shown.Notes.AddRange(notes.Select(note => new Wire.InterviewNote
        {
            CriterionId = note.Key,
            Text = words[note.Value.TextId],
            Version = note.Value.Version,
        }));
        shown.GradeTenths = result?.Grade.Tenths ?? 0;
        shown.Passed = result?.Grade.Passed ?? false;
    }
}
