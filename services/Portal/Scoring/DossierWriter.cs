using Grpc.Core;
using VikLearning.Portal.Gateway;
using VikLearning.Portal.Language;
using VikLearning.Protos.Exams.V1;

namespace VikLearning.Portal.Scoring;

/// <summary>
/// Keeps what an examiner filled in on a dossier's page, and does what a button asked. Only what differs from what is
/// kept is sent.
/// </summary>
internal sealed class DossierWriter(ScoringDesk desk, FormSender sender)
{
    /// <summary>
    /// Saves each score that was changed. Where another window was faster nothing is overwritten: the criterion is
    /// added to <paramref name="overtaken"/>, and the form seen anew.
    /// </summary>
    public async Task SaveAsync(
        Dossier dossier, DossierInput input, FormProblems problems, ISet<string> overtaken)
    {
        foreach (var criterion in dossier.Criteria.Where(it => input.Motivation?.ContainsKey(it.Id) is true))
        {
            var edit = input.EditOf(criterion.Id);
            input.Seen ??= [];
            if (IsKept(edit, criterion.Own))
            {
                input.Seen[criterion.Id] = $"{criterion.Own.Version}";
                continue;
            }

            await TryAsync(problems, criterion.Field, Texts.ScoreOvertaken, async () =>
            {
                input.Seen[criterion.Id] = $"{(await desk.SaveAsync(dossier.Place, edit, null)).Version}";
                input.SeenChanges++;
            }, () =>
            {
                overtaken.Add(criterion.Id);
                input.Seen[criterion.Id] = $"{criterion.Own.Version}";
                input.SeenChanges = dossier.Exam.Own.Changes;
            });
        }
    }

    /// <summary>Saves each note of the interview that was changed, in the same way.</summary>
    public async Task NoteAsync(
        Dossier dossier, DossierInput input, FormProblems problems, ISet<string> overtaken)
    {
        foreach (var criterion in dossier.Criteria.Where(it => input.Note?.ContainsKey(it.Id) is true))
        {
            var edit = input.NoteOf(criterion.Id);
            var kept = dossier.Exam.Notes.FirstOrDefault(note => note.CriterionId == criterion.Id)
                ?? new InterviewNote();
            input.NoteSeen ??= [];
            if (edit.Text == kept.Text)
            {
                input.NoteSeen[criterion.Id] = $"{kept.Version}";
                continue;
            }

            await TryAsync(problems, $"note-{criterion.Id}", Texts.NoteOvertaken, async () =>
            {
                input.NoteSeen[criterion.Id] = $"{(await desk.NoteAsync(dossier.Place, edit, null)).Version}";
            }, () =>
            {
                overtaken.Add(criterion.Id);
                input.NoteSeen[criterion.Id] = $"{kept.Version}";
            });
        }
    }

    /// <summary>Hands in the scores; not null when that was done.</summary>
    public Task<string?> SubmitAsync(
        DossierPlace place, IEnumerable<string> criteria, DossierInput input, FormProblems problems) =>
        sender.SendAsync(
            input, problems, FieldsOf(criteria),
            async options =>
            {
                await desk.SubmitAsync(place, input.SeenChanges, options);
                return place.SubmissionId;
            },
            () => Told(problems, Texts.SheetOvertaken));

    /// <summary>Proposes what stands in the form to the other; not null when that was done.</summary>
    public Task<string?> ProposeAsync(Dossier dossier, DossierInput input, FormProblems problems) => sender.SendAsync(
        input, problems, FieldsOf(dossier.Criteria.Select(criterion => criterion.Id)),
        async options =>
        {
            var scores = dossier.Criteria.Select(criterion => input.EditOf(criterion.Id))
                .Where(edit => edit.LevelId.Length > 0)
                .Select(edit => new CriterionScore
                {
                    CriterionId = edit.CriterionId,
                    LevelId = edit.LevelId,
                    Motivation = edit.Motivation,
                });
            await desk.ProposeAsync(dossier.Place, input.SeenProposal, scores, options);
            return dossier.Exam.SubmissionId;
        },
        () =>
        {
            input.SeenProposal = dossier.Exam.Proposals;
            return Told(problems, Texts.ProposalOvertaken);
        });

    public Task<string?> ConfirmAsync(DossierPlace place, StageInput input, FormProblems problems) =>
        SendAsync(place, input, problems, [], options => desk.ConfirmAsync(place, input.Proposal, options));

    public Task<string?> TalkAsync(DossierPlace place, StageInput input, FormProblems problems) =>
        SendAsync(place, input, problems, ["note"], options => desk.TalkAsync(place, input.Note ?? "", options));

    public Task<string?> PlanAsync(DossierPlace place, StageInput input, FormProblems problems) =>
        SendAsync(place, input, problems, ["on"], options => desk.PlanAsync(place, input.On ?? "", options));

    /// <summary>The names of what is filled in by criterion, the longest first: one may begin with another.</summary>
    public static string[] FieldsOf(IEnumerable<string> criteria) =>
        [.. criteria.Select(criterion => $"scores.{criterion}").OrderByDescending(field => field.Length)];

    private static bool IsKept(ScoreEdit edit, CriterionScore kept) =>
        edit.LevelId == kept.LevelId && edit.Motivation == kept.Motivation
            && edit.Cited.SequenceEqual(kept.Cited.Order());

    private Task<string?> SendAsync(
        DossierPlace place, StageInput input, FormProblems problems, string[] fields, Func<CallOptions, Task> send) =>
        sender.SendAsync(
            input, problems, fields,
            async options =>
            {
                await send(options);
                return place.SubmissionId;
            },
            () => Told(problems, Texts.ProposalOvertaken));

    private static Task Told(FormProblems problems, string words)
    {
        problems.Add("", words);
        return Task.CompletedTask;
    }

    private static async Task TryAsync(
        FormProblems problems, string field, string overtaken, Func<Task> save, Action stale)
    {
        try
        {
            await save();
        }
        catch (RpcException failure) when (failure.StatusCode is StatusCode.Aborted)
        {
            stale();
            problems.Add(field, overtaken);
        }
        catch (RpcException failure) when (failure.StatusCode is not StatusCode.Unauthenticated)
        {
            var own = new FormProblems();
            own.Add(failure);
            foreach (var problem in own.All)
            {
                problems.Add(field, problem.Message);
            }
        }
    }
}
