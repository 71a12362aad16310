using System.Data.Common;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.Portfolio.Reminders;

/// <content>Who is reminded of what.</content>
internal sealed partial class ReminderRows
{
    private const string Columns = "id, person_id, kind, matter_id, due_at, until_at, told, stage";

    /// <summary>
    /// Begins to remind somebody of a matter, at once; who is reminded of it already, is not any sooner. What was done
    /// and is not any more opens again.
    /// </summary>
    public async Task OpenAsync(ReminderMatter matter, string personId, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(null, """
            INSERT INTO person_reminder (id, person_id, kind, matter_id, first_at, due_at, until_at, told, stage)
            SELECT @id, @person, kind, matter_id, first_at, @now, until_at, 0, 'open' FROM reminder_matter
            WHERE kind = @kind AND matter_id = @matter AND first_at = @first AND until_at = @until
            ON CONFLICT (person_id, kind, matter_id) DO UPDATE SET stage = 'open', due_at = @now
            WHERE person_reminder.stage = 'done'
            """);
        await MatterOf(command, matter).With("@id", Guid.CreateVersion7(time.GetUtcNow()).ToString("N"))
            .With("@person", personId).With("@now", Now).ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>What is due, the longest waiting first.</summary>
    public Task<IReadOnlyList<Reminder>> DueAsync(int limit, CancellationToken cancellation = default) =>
        ReadAsync(
            $"SELECT {Columns} FROM person_reminder WHERE stage = 'open' AND due_at <= @now"
            + " ORDER BY due_at, id LIMIT @limit",
            command => command.With("@now", Now).With("@limit", limit), cancellation);

    /// <summary>
    /// Keeps what became of a reminder that was seen; false when another was faster, and then nothing changes. So of
    /// several sweepers one tells.
    /// </summary>
    /// <param name="isMailed">Whether what is told now is to be mailed too.</param>
    public async Task<bool> KeepAsync(
        Reminder seen, Reminder next, bool isMailed = false, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(null, """
            UPDATE person_reminder SET told = @told, due_at = @due, stage = @stage,
                mail_stage = CASE WHEN @mailed THEN 'waiting' ELSE mail_stage END,
                mail_due_at = CASE WHEN @mailed THEN @now ELSE mail_due_at END,
                mail_tries = CASE WHEN @mailed THEN 0 ELSE mail_tries END
            WHERE id = @id AND told = @seen_told AND due_at = @seen_due AND until_at = @until AND stage = 'open'
            """);
        command.With("@id", seen.Id.ToString("N")).With("@seen_told", seen.Told)
            .With("@seen_due", seen.Due.ToUnixTimeMilliseconds()).With("@until", seen.Until.ToUnixTimeMilliseconds())
            .With("@told", next.Told).With("@due", next.Due.ToUnixTimeMilliseconds())
            .With("@stage", NameOf(next.Stage)).With("@mailed", isMailed && next.Told > seen.Told).With("@now", Now);
        return await command.ExecuteNonQueryAsync(cancellation) == 1;
    }

    /// <summary>What somebody was told and is not over, what is over soonest first, at most so many.</summary>
    public Task<IReadOnlyList<Reminder>> ShownAsync(
        string personId, int limit, CancellationToken cancellation = default) =>
        ReadAsync(
            $"""
            SELECT {Columns} FROM person_reminder
            WHERE person_id = @person AND stage = 'open' AND told > 0 AND until_at > @now
            ORDER BY until_at, id LIMIT @limit
            """,
            command => command.With("@person", personId).With("@now", Now).With("@limit", limit), cancellation);

    /// <summary>Everything that is kept of somebody.</summary>
    public Task<IReadOnlyList<Reminder>> AllAsync(string personId, CancellationToken cancellation = default) =>
        ReadAsync(
            $"SELECT {Columns} FROM person_reminder WHERE person_id = @person ORDER BY id",
            command => command.With("@person", personId), cancellation);

    /// <summary>Ends one of somebody's own reminders; false when they have none of that id.</summary>
    public async Task<bool> DismissAsync(string personId, Guid id, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(null, """
            UPDATE person_reminder SET stage = CASE WHEN stage = 'open' THEN 'dismissed' ELSE stage END
            WHERE id = @id AND person_id = @person
            """);
        return await command.With("@id", id.ToString("N")).With("@person", personId)
            .ExecuteNonQueryAsync(cancellation) == 1;
    }

    /// <summary>Forgets what has been over since before a moment, and absences once they are.</summary>
    public async Task TidyAsync(DateTimeOffset before, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(null, """
            DELETE FROM person_reminder WHERE until_at < @before;
            DELETE FROM reminder_matter WHERE until_at < @before;
            DELETE FROM reminder_absence WHERE until_on < @today;
            """);
        await command.With("@before", before.ToUnixTimeMilliseconds()).With("@today", Today)
            .ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Forgets somebody.</summary>
    public async Task EraseAsync(string personId, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(null, """
            DELETE FROM person_reminder WHERE person_id = @person;
            DELETE FROM reminder_absence WHERE student_id = @person;
            DELETE FROM reminder_mail WHERE person_id = @person;
            """);
        await command.With("@person", personId).ExecuteNonQueryAsync(cancellation);
    }

    private static string NameOf(ReminderStage stage) => stage switch
    {
        ReminderStage.Open => "open",
        ReminderStage.Done => "done",
        ReminderStage.Expired => "expired",
        _ => "dismissed",
    };

    private static ReminderStage StageOf(string name) => name switch
    {
        "open" => ReminderStage.Open,
        "done" => ReminderStage.Done,
        "expired" => ReminderStage.Expired,
        _ => ReminderStage.Dismissed,
    };

    private static Reminder ReminderOf(DbDataReader reader) => new(
        Guid.ParseExact(reader.GetString(0), "N"), reader.GetString(1), ReminderNames.KindOf(reader.GetString(2)),
        reader.GetString(3), MomentOf(reader, 4), MomentOf(reader, 5), reader.GetInt32(6),
        StageOf(reader.GetString(7)));

    private async Task<IReadOnlyList<Reminder>> ReadAsync(
        string sql, Action<DbCommand> fill, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(null, sql);
        fill(command);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var reminders = new List<Reminder>();
        while (await reader.ReadAsync(cancellation))
        {
            reminders.Add(ReminderOf(reader));
        }

        return reminders;
    }
}
