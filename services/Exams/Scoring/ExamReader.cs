using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using VikLearning.Exams.Evidence;
using VikLearning.Exams.Examinations;
using VikLearning.Exams.Examiners;
using VikLearning.Exams.Rubrics;
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
        var exam = await grains.GetGrain<IExaminationGrain>(place.CohortId).Get()
            ?? throw new RefusedException([Refusal.NotFound()]);
        var scores = await grains.GetGrain<IScoringGrain>(place.Key).Get();
        var (seal, written) = await OpenAsync(place, cancellation);
        var shown = new Wire.GetExamResponse
        {
            StudentId = place.StudentId,
            SubmissionId = place.Key,
            CohortId = place.CohortId,
            Sitting = place.Sitting,
            Seat = ScoringReading.Of(assigned.Seat),
            Stage = ScoringReading.Of(scores.Stage),
            ScoreUntil = AcademyTime.Iso(assigned.Planned.Until),
            Rubric = SubmissionReading.Of(exam.Rubric),
            Root = seal.Root,
            HandedInAt = seal.Subject.HandedInAt.ToTimestamp(),
            Percent = seal.Percent,
            OfThePair = scores.Pair.Contains(examiner),
            Name = (await candidates.OfAsync(place.CohortId, [place.StudentId], cancellation))
                .GetValueOrDefault(place.StudentId, ""),
            Items = { ItemsOf(seal, written) },
            Criteria = { CriteriaOf(exam.Rubric, seal) },
        };
        await AddMarksAsync(shown, exam.Rubric, place, seal, written, scores);
        await AddScoresAsync(shown, place, scores, assigned.Seat, examiner, cancellation);
        return shown;
    }

    /// <summary>
    /// A submission for the student themselves, once its result is known: without who the examiners are, and without
    /// what stands out by rule, which only helps to read.
    /// </summary>
    /// <exception cref="RefusedException">It is not there.</exception>
    public async Task<Wire.ReviewedExam> ReviewAsync(
        SubmissionPlace place, ExaminationView exam, ScoringView scores, CancellationToken cancellation)
    {
        var (seal, written) = await OpenAsync(place, cancellation);
        ScoreSheet[] sheets = [.. scores.Counting().Select(scores.SheetOf)];
        var words = await WordsAsync(place, scores, sheets, cancellation);
        return new Wire.ReviewedExam
        {
            SubmissionId = place.Key,
            HandedInAt = seal.Subject.HandedInAt.ToTimestamp(),
            Items = { ItemsOf(seal, written) },
            Criteria = { CriteriaOf(exam.Rubric, seal) },
            Sheets = { sheets.Select(sheet => ScoringReading.Of("", sheet, words)) },
            Talk = words[scores.Talk?.NoteId],
            Notes = { NotesOf(scores, words) },
            Settled = { ScoringReading.Of(SettledOf(scores), words) },
        };
    }

    private async Task<(SubmissionSeal Seal, IReadOnlyDictionary<int, ReadOnlyMemory<byte>> Written)> OpenAsync(
        SubmissionPlace place, CancellationToken cancellation)
    {
        var seal = await container.SealAsync(place.Key);
        return (seal, await container.ReadAsync(place.Key, seal, cancellation));
    }

    private static IEnumerable<Wire.EvidenceItem> ItemsOf(
        SubmissionSeal seal, IReadOnlyDictionary<int, ReadOnlyMemory<byte>> written) =>
        seal.Items.Select(item => new Wire.EvidenceItem
        {
            Number = item.Number,
            Kind = item.Kind,
            ContentJson = written.TryGetValue(item.Number, out var content)
                ? System.Text.Encoding.UTF8.GetString(content.Span) : "",
            MediaType = item.MediaType,
            Bytes = item.Length,
        });

    private static IEnumerable<Wire.CriterionEvidence> CriteriaOf(Rubric rubric, SubmissionSeal seal) =>
        rubric.Criteria.Select(criterion => new Wire.CriterionEvidence
        {
            CriterionId = criterion.CriterionId,
            Items =
            {
                seal.Subject.Criteria.Where(it => it.CriterionId == criterion.CriterionId).SelectMany(it => it.Items),
            },
        });

    private async Task AddMarksAsync(
        Wire.GetExamResponse shown, Rubric rubric, SubmissionPlace place, SubmissionSeal seal,
        IReadOnlyDictionary<int, ReadOnlyMemory<byte>> written, ScoringView scores)
    {
        var prose = written.Where(one => seal.Items[one.Key - 1].Kind != "hours")
            .ToDictionary(one => one.Key, one => SealedProse.Of(one.Value));
        var before = place.Sitting > 1
            ? (await grains.GetKnownGrain<ISubmissionGrain>((place with { Sitting = place.Sitting - 1 }).Key).Get())
                .Seals.LastOrDefault()
            : null;
        var marks = EvidenceMarks.Of(rubric, seal, prose, before);
        foreach (var item in shown.Items)
        {
            item.Marks.AddRange(marks.OfItems.GetValueOrDefault(item.Number, []).Select(ScoringReading.Of));
            item.SharesWith.AddRange(marks.SharedWith.GetValueOrDefault(item.Number, []));
        }

        ScoreSheet[] pair = [.. scores.Pair.Select(scores.SheetOf)];
        foreach (var criterion in shown.Criteria)
        {
            criterion.Marks.AddRange(marks.OfCriteria[criterion.CriterionId].Select(ScoringReading.Of));
            criterion.Questions.AddRange(
                InterviewQuestion.For(rubric, criterion.CriterionId, seal.Subject, marks, pair)
                    .Select(question => new Wire.InterviewQuestion
                    {
                        Code = question.Code,
                        Items = { question.Items },
                    }));
        }
    }

    private async Task AddScoresAsync(
        Wire.GetExamResponse shown, SubmissionPlace place, ScoringView scores, ExaminerSeat seat, string examiner,
        CancellationToken cancellation)
    {
        // Blind: of others nothing but what counts, and nothing before both are in.
        var counting = seat == ExaminerSeat.Appeal ? scores.Counting() : scores.Pair;
        string[] others = [.. counting.Where(other => other != examiner)];
        var own = scores.SheetOf(examiner);
        var words = await WordsAsync(place, scores, others.Select(scores.SheetOf).Append(own), cancellation);
        var result = scores.Results.LastOrDefault();
        shown.Own = ScoringReading.Of(examiner, own, words);
        shown.Others.AddRange(others.Select(other => ScoringReading.Of(other, scores.SheetOf(other), words)));
        shown.Apart.AddRange(scores.Comparison?.Apart ?? []);
        shown.Talk = words[scores.Talk?.NoteId];
        shown.Proposals = scores.Proposals;
        shown.Proposal = ScoringReading.Of(scores.Proposal, words);
        shown.Settled.AddRange(ScoringReading.Of(SettledOf(scores), words));
        shown.InterviewOn = scores.Interview is { } interview ? AcademyTime.Iso(interview.On) : "";
        shown.Notes.AddRange(NotesOf(scores, words));
        shown.GradeTenths = result?.Grade.Tenths ?? 0;
        shown.Passed = result?.Grade.Passed ?? false;
    }

    private Task<ShownTexts> WordsAsync(
        SubmissionPlace place, ScoringView scores, IEnumerable<ScoreSheet> sheets, CancellationToken cancellation) =>
        ShownTexts.ReadAsync(
            services, ExamsModule.Service, SubmissionGrain.ScopeOf(place.Key),
            [
                .. ScoringReading.TextsOf(sheets),
                .. (scores.Proposal?.Scores.Values ?? []).Concat(SettledOf(scores).Values)
                    .Select(score => score.MotivationId),
                scores.Talk?.NoteId,
                .. (scores.Interview ?? ExamInterview.None).Notes.Values.Select(note => note.TextId),
            ],
            cancellation);

    private static ImmutableSortedDictionary<string, SettledScore> SettledOf(ScoringView scores) =>
        scores.Results.LastOrDefault()?.Scores ?? scores.Settled?.Scores ?? SettledScores.None;

    private static IEnumerable<Wire.InterviewNote> NotesOf(ScoringView scores, ShownTexts words) =>
        (scores.Interview ?? ExamInterview.None).Notes.Select(note => new Wire.InterviewNote
        {
            CriterionId = note.Key,
            Text = words[note.Value.TextId],
            Version = note.Value.Version,
        });
}
