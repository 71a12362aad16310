using VikLearning.Portal.Gateway;
using VikLearning.Protos.Portfolio.V1;

namespace VikLearning.Portal.Consultations;

/// <summary>Opens a portfolio as an exception, and says how long it is open still.</summary>
internal sealed class GlassReader(
    GatewayCall call, FormSender sender, LedgerService.LedgerServiceClient ledger, TimeProvider time)
{
    private static readonly string[] s_fields = ["person", "reason"];

    /// <summary>
    /// Whether the form may be sent; otherwise <paramref name="problems"/> says everything that is wrong. Nothing is
    /// opened.
    /// </summary>
    public async Task<bool> CheckAsync(GlassInput input, FormProblems problems) =>
        await SendAsync(input, problems, validateOnly: true) is not null;

    /// <summary>Opens; the person's id, or null when <paramref name="problems"/> says why not.</summary>
    public Task<string?> OpenAsync(GlassInput input, FormProblems problems) =>
        SendAsync(input, problems, validateOnly: false);

    /// <summary>How long a person's portfolio is open to the caller still; null when it is not.</summary>
    public async Task<TimeSpan?> LeftAsync(string personId)
    {
        var glass = await ledger.GetGlassAsync(new() { PersonId = personId }, await call.ReadAsync());
        var left = glass.OpenUntil?.ToDateTimeOffset() - time.GetUtcNow();
        return left > TimeSpan.Zero ? left : null;
    }

    // No id at all is answered as if nobody were there, before anything else is judged; so what no id can be is sent in
    // its place, and the reader sees everything that is wrong at once.
    private static string SentOf(GlassInput input) => input.PersonId() is { Length: > 0 } person ? person : "?";

    private Task<string?> SendAsync(GlassInput input, FormProblems problems, bool validateOnly) =>
        sender.SendAsync(input, problems, s_fields, async options =>
        {
            await ledger.BreakGlassAsync(
                new() { PersonId = SentOf(input), Reason = input.Reason ?? "", ValidateOnly = validateOnly },
                options);
            return input.PersonId();
        });
}
