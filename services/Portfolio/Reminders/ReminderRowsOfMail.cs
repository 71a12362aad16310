using VikLearning.ServiceDefaults.Journal;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.Portfolio.Reminders;

/// <content>What is mailed of it, and to whom.</content>
internal sealed partial class ReminderRows
{
    /// <summary>The mails that may be sent now, the longest waiting first, with how often each was tried.</summary>
    public async Task<IReadOnlyList<(Reminder Reminder, int Tries)>> MailsAsync(
        int limit, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(null, $"""
            SELECT {Columns}, mail_tries FROM person_reminder
            WHERE stage = 'open' AND mail_stage = 'waiting' AND mail_due_at <= @now
            ORDER BY mail_due_at, id LIMIT @limit
            """).With("@now", Now).With("@limit", limit);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var mails = new List<(Reminder, int)>();
        while (await reader.ReadAsync(cancellation))
        {
            mails.Add((ReminderOf(reader), reader.GetInt32(8)));
        }

        return mails;
    }

    /// <summary>
    /// Claims a mail before it is sent; false when another did, or there is nothing to send any more. What was claimed
    /// and never settled, because the process ended, stays claimed: one mail fewer, and never one too many.
    /// </summary>
    public async Task<bool> ClaimMailAsync(Reminder reminder, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(null, """
            UPDATE person_reminder SET mail_stage = 'sending', mail_tries = mail_tries + 1, mail_tried_at = @now
            WHERE id = @id AND told = @told AND stage = 'open' AND mail_stage = 'waiting' AND mail_due_at <= @now
                AND until_at > @now
            """);
        return await command.With("@id", reminder.Id.ToString("N")).With("@told", reminder.Told).With("@now", Now)
            .ExecuteNonQueryAsync(cancellation) == 1;
    }

    /// <summary>Keeps what became of a mail: of one that was claimed, or of one that is not sent at all.</summary>
    /// <param name="again">When it is tried again; null for never.</param>
    public async Task SettleMailAsync(
        Reminder reminder, MailOutcome outcome, DateTimeOffset? again, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(null, """
            UPDATE person_reminder SET mail_stage = @mail, mail_due_at = @again
            WHERE id = @id AND told = @told AND mail_stage IN ('waiting', 'sending')
            """);
        await command.With("@id", reminder.Id.ToString("N")).With("@told", reminder.Told)
            .With("@mail", again is null ? NameOf(outcome) : "waiting")
            .With("@again", (again ?? DateTimeOffset.UnixEpoch).ToUnixTimeMilliseconds())
            .ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>How many mails were tried since a moment, by whichever process.</summary>
    public async Task<int> TriedSinceAsync(DateTimeOffset since, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(
            null, "SELECT COUNT(*) FROM person_reminder WHERE mail_tried_at > @since");
        return Convert.ToInt32(
            await command.With("@since", since.ToUnixTimeMilliseconds()).ExecuteScalarAsync(cancellation),
            System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Where somebody's mail goes, still encrypted, and in which language; null for who gets none.</summary>
    public async Task<(SealedText Address, string Language)?> FindMailAsync(
        string personId, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(
            null, "SELECT text_id, wrapped_key, cipher, language FROM reminder_mail WHERE person_id = @person");
        await using var reader = await command.With("@person", personId).ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? (new SealedText(
                Guid.ParseExact(reader.GetString(0), "N"), StudentGrain.ScopeOf(personId),
                reader.GetFieldValue<byte[]>(1), reader.GetFieldValue<byte[]>(2)), reader.GetString(3))
            : null;
    }

    /// <summary>Keeps where somebody's mail goes, in the place of what was kept; null for nowhere.</summary>
    public async Task KeepMailAsync(
        string personId, SealedText? address, string language, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(null, address is null
            ? "DELETE FROM reminder_mail WHERE person_id = @person"
            : """
              INSERT INTO reminder_mail (person_id, language, text_id, wrapped_key, cipher)
              VALUES (@person, @language, @text, @key, @cipher)
              ON CONFLICT (person_id) DO UPDATE SET language = excluded.language, text_id = excluded.text_id,
                  wrapped_key = excluded.wrapped_key, cipher = excluded.cipher
              """);
        command.With("@person", personId);
        if (address is not null)
        {
            command.With("@language", language).With("@text", address.Id.ToString("N"))
                .With("@key", address.WrappedKey).With("@cipher", address.Cipher);
        }

        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static string NameOf(MailOutcome outcome) => outcome switch
    {
        MailOutcome.Sent => "sent",
        MailOutcome.Refused => "refused",
        MailOutcome.Unknown => "unknown",
        _ => "none",
    };
}
