using System.Runtime.CompilerServices;
using Google.Protobuf;
using Grpc.Core;
using VikLearning.Portal.Gateway;
using VikLearning.Protos.Exams.V1;
using VikLearning.ServiceDefaults.Consultations;

namespace VikLearning.Portal.Scoring;

/// <summary>
/// What waits for an examiner, and what they do with it. Each reading is a consultation with its purpose; what may be
/// done when is the service's to say.
/// </summary>
internal sealed class ScoringDesk(GatewayCall call, ScoringService.ScoringServiceClient scoring)
{
    public async Task<IReadOnlyList<QueuedExam>> QueueAsync() =>
        (await scoring.ListMyExamsAsync(new(), await call.ConsultAsync(Purposes.Scoring))).Exams;

    public async Task<Dossier> OpenAsync(DossierPlace place) => Dossier.Of(await scoring.GetExamAsync(
        new() { StudentId = place.StudentId, SubmissionId = place.SubmissionId },
        await call.ConsultAsync(Purposes.Scoring)));

    /// <summary>A sealed file, in pieces.</summary>
    public async IAsyncEnumerable<ByteString> FileAsync(
        DossierPlace place, int number, [EnumeratorCancellation] CancellationToken end)
    {
        using var download = scoring.DownloadSealedFile(
            new() { StudentId = place.StudentId, SubmissionId = place.SubmissionId, Number = number },
            await call.WatchAsync(end, Purposes.Scoring));
        await foreach (var piece in download.ResponseStream.ReadAllAsync(end))
        {
            yield return piece.Data;
        }
    }

    /// <summary>Saves what was found of a criterion.</summary>
    /// <exception cref="RpcException">It was not saved.</exception>
    public async Task<SaveScoreResponse> SaveAsync(DossierPlace place, ScoreEdit edit, string? key) =>
        await scoring.SaveScoreAsync(
            new()
            {
                StudentId = place.StudentId,
                SubmissionId = place.SubmissionId,
                CriterionId = edit.CriterionId,
                SeenVersion = edit.SeenVersion,
                LevelId = edit.LevelId,
                Motivation = edit.Motivation,
                Cited = { edit.Cited },
            },
            await call.WriteAsync(FormKey.Of(key)));

    /// <summary>Saves what was noted of a criterion in the interview.</summary>
    /// <exception cref="RpcException">It was not saved.</exception>
    public async Task<NoteInterviewResponse> NoteAsync(DossierPlace place, NoteEdit edit, string? key) =>
        await scoring.NoteInterviewAsync(
            new()
            {
                StudentId = place.StudentId,
                SubmissionId = place.SubmissionId,
                CriterionId = edit.CriterionId,
                SeenVersion = edit.SeenVersion,
                Text = edit.Text,
            },
            await call.WriteAsync(FormKey.Of(key)));

    /// <summary>Hands in the examiner's scores.</summary>
    public async Task SubmitAsync(DossierPlace place, int seenChanges, CallOptions options) =>
        await scoring.SubmitScoresAsync(
            new() { StudentId = place.StudentId, SubmissionId = place.SubmissionId, SeenChanges = seenChanges },
            options);

    public async Task TalkAsync(DossierPlace place, string note, CallOptions options) => await scoring.RecordTalkAsync(
        new() { StudentId = place.StudentId, SubmissionId = place.SubmissionId, Note = note }, options);

    public async Task ProposeAsync(
        DossierPlace place, int seenProposal, IEnumerable<CriterionScore> scores, CallOptions options) =>
        await scoring.ProposeScoresAsync(
            new()
            {
                StudentId = place.StudentId,
                SubmissionId = place.SubmissionId,
                SeenProposal = seenProposal,
                Scores = { scores },
            },
            options);

    public async Task ConfirmAsync(DossierPlace place, int proposal, CallOptions options) =>
        await scoring.ConfirmScoresAsync(
            new() { StudentId = place.StudentId, SubmissionId = place.SubmissionId, Proposal = proposal }, options);

    public async Task PlanAsync(DossierPlace place, string on, CallOptions options) =>
        await scoring.PlanInterviewAsync(
            new() { StudentId = place.StudentId, SubmissionId = place.SubmissionId, On = on }, options);
}
