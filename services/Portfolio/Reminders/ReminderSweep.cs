using Grpc.Core;
using Microsoft.Extensions.Options;
using VikLearning.ServiceDefaults.Relations;

namespace VikLearning.Portfolio.Reminders;

/// <summary>
/// One look at what is due, some people at a time. Any number may look at once: each reminder is told by the one that
/// writes it down first.
/// </summary>
internal sealed partial class ReminderSweep(
    ReminderRows rows,
    ReminderNeeds needs,
    ReminderMailer mailer,
    [FromKeyedServices(PortfolioModule.Service)] RelationRows relations,
    IOptions<RemindingOptions> options,
    TimeProvider time,
    ILogger<ReminderSweep> logger)
{
    private readonly RemindingOptions _options = options.Value;

    /// <summary>Tells what is due; false while it is not known who is where.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellation = default)
    {
        if (!await relations.IsHeardAsync(cancellation))
        {
            return false;
        }

        await LookAsync(cancellation);
        var told = await TellAsync(cancellation);
        await mailer.SendAsync(cancellation);
        await rows.TidyAsync(time.GetUtcNow() - _options.KeptFor, cancellation);
        if (told > 0)
        {
            LogTold(told);
        }

        return true;
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        var left = _options.PeopleASweep;
        foreach (var (matter, after) in await rows.LooksAsync(left, cancellation))
        {
            if (left <= 0)
            {
                break;
            }

            left -= Math.Max(1, await GuardAsync(() => LookAsync(matter, after, left, cancellation)));
        }
    }

    // A kind that is switched off concerns nobody, and is looked at again in case it is switched on.
    private async Task<int> LookAsync(
        ReminderMatter matter, string after, int limit, CancellationToken cancellation)
    {
        var people = _options[matter.Kind].Times == 0
            ? [] : await needs.PeopleAsync(matter, after, limit, cancellation);
        foreach (var person in people)
        {
            if (await needs.IsNeededAsync(matter.Kind, matter.MatterId, person, cancellation))
            {
                await rows.OpenAsync(matter, person, cancellation);
            }
        }

        var isMore = matter.TeamId.Length == 0 && people.Count == limit;
        await rows.LookedAsync(
            matter, isMore ? time.GetUtcNow() : time.GetUtcNow() + _options.LookEvery, isMore ? people[^1] : "",
            cancellation);
        return people.Count;
    }

    private async Task<int> TellAsync(CancellationToken cancellation)
    {
        var told = 0;
        foreach (var reminder in await rows.DueAsync(_options.PeopleASweep, cancellation))
        {
            told += await GuardAsync(() => TellAsync(reminder, cancellation));
        }

        return told;
    }

    private async Task<int> TellAsync(Reminder seen, CancellationToken cancellation)
    {
        var isOver = time.GetUtcNow() >= seen.Until;
        var isNeeded = !isOver
            && await needs.IsNeededAsync(seen.Kind, seen.MatterId, seen.PersonId, cancellation);
        var isAway = isNeeded && await rows.IsAwayAsync(seen.PersonId, cancellation);
        var next = seen.Next(time.GetUtcNow(), isNeeded, isAway, _options[seen.Kind]);
        if (!await rows.KeepAsync(seen, next, mailer.IsOn, cancellation) || next.Told == seen.Told)
        {
            return 0;
        }

        ReminderMeter.Told(seen.Kind);
        return 1;
    }

    // What fails for one is tried again by the next sweep, and keeps nobody else waiting; but when Roster is not heard
    // any more, it fails for all.
    private async Task<int> GuardAsync(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
#pragma warning disable CA1031 // Nothing is lost: a row that was not written stays due.
        catch (Exception failure) when (failure is not OperationCanceledException
            and not RpcException { StatusCode: StatusCode.Unavailable })
#pragma warning restore CA1031
        {
            LogFailed(failure);
            return 0;
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{Count} reminders were told.")]
    private partial void LogTold(int count);

    [LoggerMessage(2, LogLevel.Warning, "A reminder could not be looked after; trying again.")]
    private partial void LogFailed(Exception failure);
}
