using Grpc.Core;
using VikLearning.Portal.Gateway;
using VikLearning.Portal.Language;
using VikLearning.Protos.Portfolio.V1;

namespace VikLearning.Portal.Hours;

/// <summary>Sends the hours forms.</summary>
internal sealed class HoursWriter(GatewayCall call, FormSender sender, HoursService.HoursServiceClient hours)
{
    private static readonly string[] Fields = ["activity", "date", "minutes", "note"];

    /// <summary>Logs; the new entry's id, or null when <paramref name="problems"/> says why not.</summary>
    public Task<string?> LogAsync(HoursInput input, FormProblems problems) =>
        SendAsync(input, problems, async options => (await hours.LogHoursAsync(
            new()
            {
                ActivityId = input.Activity ?? "",
                Date = input.Date ?? "",
                Minutes = input.Duration() ?? 0,
                Note = input.Note ?? "",
            },
            options)).EntryId);

    /// <summary>Replaces an entry; the new one's id, or null when <paramref name="problems"/> says why not.</summary>
    public Task<string?> CorrectAsync(string entryId, HoursInput input, FormProblems problems) =>
        SendAsync(input, problems, async options => (await hours.CorrectHoursAsync(
            new()
            {
                EntryId = entryId,
                ActivityId = input.Activity ?? "",
                Date = input.Date ?? "",
                Minutes = input.Duration() ?? 0,
                Note = input.Note ?? "",
            },
            options)).EntryId);

    /// <summary>Takes an entry back; its id, or null when <paramref name="problems"/> says why not.</summary>
    public Task<string?> WithdrawAsync(string entryId, HoursInput input, FormProblems problems) =>
        SendAsync(input, problems, async options =>
            (await hours.WithdrawHoursAsync(new() { EntryId = entryId }, options)).EntryId);

    /// <summary>One entry of the caller's own, or null. There is no method for one, and no one has thousands.</summary>
    public async Task<HoursEntry?> FindAsync(string entryId)
    {
        var token = "";
        do
        {
            var page = await hours.ListHoursAsync(
                new() { PageSize = 200, PageToken = token }, await call.ReadAsync());
            if (page.Entries.FirstOrDefault(entry => entry.EntryId == entryId) is { } found)
            {
                return found;
            }

            token = page.NextPageToken;
        }
        while (token.Length > 0);

        return null;
    }

    // A duration that is no number is sent as 0, which no service takes: so its other objections come back as well,
    // and the reader sees everything at once.
    private async Task<string?> SendAsync(
        HoursInput input, FormProblems problems, Func<CallOptions, Task<string>> send)
    {
        var id = await sender.SendAsync(input, problems, Fields, send);
        if (id is null && input.Duration() is null)
        {
            problems.Replace("minutes", Texts.ErrorDurationInvalid);
        }

        return id;
    }
}
