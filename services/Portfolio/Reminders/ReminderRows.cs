using System.Data.Common;
using VikLearning.ServiceDefaults.Calendars;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.Portfolio.Reminders;

/// <summary>
/// What people may be reminded of, in the service's own rows. Deadlines are stored facts: what came due while nothing
/// ran is found by the next sweep.
/// </summary>
internal sealed partial class ReminderRows(Database database, TimeProvider time)
{
    /// <summary>
    /// Keeps all matters of a source at once: what is gone is over, what moved takes its reminders along, and what is
    /// the same stays as it is. How often somebody was told of it always stays.
    /// </summary>
    public async Task PlanAsync(
        string source, IReadOnlyCollection<ReminderMatter> matters, CancellationToken cancellation = default)
    {
        var now = time.GetUtcNow();
        var coming = matters.Where(matter => matter.Until > now && matter.First < matter.Until).ToList();
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        foreach (var (kind, matterId) in await PlannedAsync(connection, transaction, source, cancellation))
        {
            if (!coming.Exists(matter => matter.Kind == kind && matter.MatterId == matterId))
            {
                await using var over = connection.Command(transaction, End).With("@kind", ReminderNames.Of(kind))
                    .With("@matter", matterId).With("@now", now.ToUnixTimeMilliseconds());
                await over.ExecuteNonQueryAsync(cancellation);
            }
        }

        foreach (var matter in coming)
        {
            await using var keep = connection.Command(transaction, Keep).With("@kind", ReminderNames.Of(matter.Kind))
                .With("@matter", matter.MatterId).With("@source", source).With("@cohort", matter.CohortId)
                .With("@team", matter.TeamId).With("@first", matter.First.ToUnixTimeMilliseconds())
                .With("@until", matter.Until.ToUnixTimeMilliseconds());
            await keep.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Forgets matters, because what they follow from will be told again.</summary>
    public async Task ForgetAsync(IEnumerable<ReminderKind> kinds, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        foreach (var kind in kinds)
        {
            await using var command = connection.Command(null, "DELETE FROM reminder_matter WHERE kind = @kind");
            await command.With("@kind", ReminderNames.Of(kind)).ExecuteNonQueryAsync(cancellation);
        }
    }

    /// <summary>The matters of which it is time to look whom they concern, the longest waiting first.</summary>
    public async Task<IReadOnlyList<(ReminderMatter Matter, string After)>> LooksAsync(
        int limit, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(null, """
            SELECT kind, matter_id, cohort_id, team_id, first_at, until_at, look_after FROM reminder_matter
            WHERE look_at <= @now AND until_at > @now ORDER BY look_at, matter_id, kind LIMIT @limit
            """).With("@now", Now).With("@limit", limit);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var looks = new List<(ReminderMatter, string)>();
        while (await reader.ReadAsync(cancellation))
        {
            looks.Add((
                new ReminderMatter(
                    ReminderNames.KindOf(reader.GetString(0)), reader.GetString(1), reader.GetString(2),
                    reader.GetString(3), MomentOf(reader, 4), MomentOf(reader, 5)),
                reader.GetString(6)));
        }

        return looks;
    }

    /// <summary>Keeps when to look again, unless the matter has moved meanwhile.</summary>
    /// <param name="after">After whom the next look goes on; empty to begin again.</param>
    public async Task LookedAsync(
        ReminderMatter matter, DateTimeOffset again, string after, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(null, """
            UPDATE reminder_matter SET look_at = @again, look_after = @after
            WHERE kind = @kind AND matter_id = @matter AND first_at = @first AND until_at = @until
            """);
        await MatterOf(command, matter).With("@again", again.ToUnixTimeMilliseconds()).With("@after", after)
            .ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Keeps on which days a student is away.</summary>
    public async Task KeepAbsenceAsync(
        string studentId, string from, string until, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(null, """
            INSERT INTO reminder_absence (student_id, from_on, until_on) VALUES (@student, @from, @until)
            ON CONFLICT DO NOTHING
            """);
        await command.With("@student", studentId).With("@from", from).With("@until", until)
            .ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Whether somebody is away today.</summary>
    public async Task<bool> IsAwayAsync(string personId, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(null, """
            SELECT 1 FROM reminder_absence
            WHERE student_id = @person AND from_on <= @today AND until_on >= @today
            """);
        return await command.With("@person", personId).With("@today", Today)
            .ExecuteScalarAsync(cancellation) is not null;
    }

    private string Today => AcademyTime.Iso(AcademyTime.Today(time));

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private static async Task<List<(ReminderKind Kind, string MatterId)>> PlannedAsync(
        DbConnection connection, DbTransaction transaction, string source, CancellationToken cancellation)
    {
        await using var command = connection.Command(
            transaction, "SELECT kind, matter_id FROM reminder_matter WHERE source = @source");
        await using var reader = await command.With("@source", source).ExecuteReaderAsync(cancellation);
        var planned = new List<(ReminderKind, string)>();
        while (await reader.ReadAsync(cancellation))
        {
            planned.Add((ReminderNames.KindOf(reader.GetString(0)), reader.GetString(1)));
        }

        return planned;
    }

    private static DbCommand MatterOf(DbCommand command, ReminderMatter matter) => command
        .With("@kind", ReminderNames.Of(matter.Kind)).With("@matter", matter.MatterId)
        .With("@first", matter.First.ToUnixTimeMilliseconds()).With("@until", matter.Until.ToUnixTimeMilliseconds());

    private static DateTimeOffset MomentOf(DbDataReader reader, int column) =>
        DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(column));

    // A first moment of 0 is of no plan, so that a matter that comes back opens its reminders again.
    private const string End = """
        DELETE FROM reminder_matter WHERE kind = @kind AND matter_id = @matter;
        UPDATE person_reminder SET first_at = 0, stage = 'expired', mail_stage = 'none',
            until_at = CASE WHEN until_at < @now THEN until_at ELSE @now END
        WHERE kind = @kind AND matter_id = @matter;
        """;

    private const string Keep = """
        INSERT INTO reminder_matter
            (kind, matter_id, source, cohort_id, team_id, first_at, until_at, look_at, look_after)
        VALUES (@kind, @matter, @source, @cohort, @team, @first, @until, @first, '')
        ON CONFLICT (kind, matter_id) DO UPDATE SET
            source = excluded.source, first_at = excluded.first_at, until_at = excluded.until_at,
            look_at = CASE
                WHEN reminder_matter.first_at = excluded.first_at AND reminder_matter.until_at = excluded.until_at
                THEN reminder_matter.look_at ELSE excluded.look_at END,
            look_after = CASE
                WHEN reminder_matter.first_at = excluded.first_at AND reminder_matter.until_at = excluded.until_at
                THEN reminder_matter.look_after ELSE '' END;
        UPDATE person_reminder SET
            first_at = @first, until_at = @until, due_at = @first, stage = 'open', mail_stage = 'none'
        WHERE kind = @kind AND matter_id = @matter AND (first_at <> @first OR until_at <> @until);
        """;
}
