using Microsoft.Extensions.Options;

namespace VikLearning.Portfolio.Reminders;

/// <summary>
/// Mails what was told: each letter is claimed before it goes out, and looked at once more before that. What the
/// server did not take is tried again, later each time and for as long as the matter lasts; what it may have taken is
/// not.
/// </summary>
internal sealed partial class ReminderMailer(
    ReminderRows rows,
    ReminderMailbox mailbox,
    ReminderNeeds needs,
    IMailServer server,
    IOptions<MailOptions> options,
    TimeProvider time,
    ILogger<ReminderMailer> logger)
{
    private const int MostTries = 8;
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromHours(6);

    private readonly MailOptions _options = options.Value;

    /// <summary>Whether mail is sent at all.</summary>
    public bool IsOn => _options.IsOn;

    /// <summary>Sends what waits, as many as a minute may have.</summary>
    public async Task SendAsync(CancellationToken cancellation)
    {
        if (!IsOn)
        {
            return;
        }

        var left = _options.MailsAMinute - await rows.TriedSinceAsync(time.GetUtcNow() - s_minute, cancellation);
        if (left <= 0)
        {
            return;
        }

        foreach (var (reminder, tries) in await rows.MailsAsync(left, cancellation))
        {
            await SendAsync(reminder, tries, cancellation);
        }
    }

    private async Task SendAsync(Reminder reminder, int tries, CancellationToken cancellation)
    {
        if (await mailbox.FindAsync(reminder.PersonId, cancellation) is not { } to
            || !await needs.IsNeededAsync(reminder.Kind, reminder.MatterId, reminder.PersonId, cancellation))
        {
            await rows.SettleMailAsync(reminder, MailOutcome.None, null, cancellation);
            return;
        }

        if (!await rows.ClaimMailAsync(reminder, cancellation))
        {
            return;
        }

        // From here on it is not given up half: a claim that is not settled is a mail that is lost.
        var letter = ReminderLetter.Of(reminder, to.Address, to.Language, _options, time.GetUtcNow());
        var outcome = await server.SendAsync(letter, CancellationToken.None);
        await rows.SettleMailAsync(reminder, outcome, AgainAt(reminder, outcome, tries + 1), CancellationToken.None);
        ReminderMeter.Mailed(reminder.Kind, outcome);
        LogMailed(ReminderNames.Of(reminder.Kind), outcome);
    }

    private DateTimeOffset? AgainAt(Reminder reminder, MailOutcome outcome, int tries)
    {
        if (outcome != MailOutcome.Later || tries >= MostTries)
        {
            return null;
        }

        var pause = s_firstPause * Math.Pow(2, tries - 1);
        var again = time.GetUtcNow() + (pause < s_longestPause ? pause : s_longestPause);
        return again < reminder.Until ? again : null;
    }

    [LoggerMessage(1, LogLevel.Debug, "A mail about {Kind}: {Outcome}.")]
    private partial void LogMailed(string kind, MailOutcome outcome);
}
