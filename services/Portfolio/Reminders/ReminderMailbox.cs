using MimeKit;
using VikLearning.ServiceDefaults.Privacy;

namespace VikLearning.Portfolio.Reminders;

/// <summary>Where somebody's reminders are mailed to: encrypted under their own key, and read to send only.</summary>
internal sealed class ReminderMailbox(
    ReminderRows rows, [FromKeyedServices(PortfolioModule.Service)] ITextVault vault, TimeProvider time)
{
    private const int LongestAddress = 254;

    /// <summary>The address and the language of its mail; null for who gets none, or was erased.</summary>
    public async Task<(string Address, string Language)?> FindAsync(
        string personId, CancellationToken cancellation = default) =>
        await rows.FindMailAsync(personId, cancellation) is { } kept
        && await vault.OpenAsync(kept.Address, cancellation) is { } address
            ? (address, kept.Language)
            : null;

    /// <summary>Keeps an address in the place of the one before.</summary>
    /// <exception cref="ScopeErasedException">The person was erased.</exception>
    public async Task KeepAsync(
        string personId, string address, string language, CancellationToken cancellation = default)
    {
        var id = Guid.CreateVersion7(time.GetUtcNow());
        var text = await vault.SealAsync(id, StudentGrain.ScopeOf(personId), address, cancellation);
        await rows.KeepMailAsync(personId, text, language, cancellation);
    }

    /// <summary>Forgets the address.</summary>
    public Task ForgetAsync(string personId, CancellationToken cancellation = default) =>
        rows.KeepMailAsync(personId, null, "", cancellation);

    /// <summary>Whether mail can go there: one plain address, and nothing that could end a line.</summary>
    public static bool IsAddress(string? address) =>
        address is { Length: > 0 and <= LongestAddress } && !address.Any(char.IsControl)
        && MailboxAddress.TryParse(address, out var mailbox) && mailbox.Address == address
        && address.Contains('@', StringComparison.Ordinal);
}
