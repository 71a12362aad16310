using System.Collections.Immutable;
using VikLearning.Portfolio.Reflections;
using VikLearning.Portfolio.RouteMaps;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio.Sharing;

/// <summary>
/// With whom a student shares which version of which reflection; nobody, unless it stands here. What was shared with
/// one team is not shared with the next one that the student comes to.
/// </summary>
/// <param name="Shares">By reflection, one for each audience at most.</param>
public sealed record SharingBook(ImmutableDictionary<Guid, ImmutableArray<Share>> Shares)
{
    /// <summary>Everything is private.</summary>
    public static SharingBook Empty { get; } = new(ImmutableDictionary<Guid, ImmutableArray<Share>>.Empty);

    /// <summary>May this version be shown, and what follows. Shared again as it is, nothing changes.</summary>
    public static Decision Decide(
        SharingBook book, ReflectionBook reflections, PinnedPlan? plan, ShareReflection command)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(reflections);
        ArgumentNullException.ThrowIfNull(command);
        if (plan is null || reflections.Reflections.GetValueOrDefault(command.ReflectionId) is not { } reflection)
        {
            return Decision.Refuse(Refusal.NotFound("reflectionId"));
        }

        if (command.Version < 1 || command.Version > reflection.Versions.Length)
        {
            return Decision.Refuse(Refusal.NotFound("version"));
        }

        var answer = new SharingAnswer(command.ReflectionId, command.Version);
        var shown = book.Find(command.ReflectionId, command.Audience, plan.CohortId, plan.TeamId);
        return shown?.Version == command.Version
            ? Decision.Accept(answer)
            : Decision.Accept(answer, new ReflectionShared(
                command.ReflectionId,
                new Share(command.Audience, command.Version, plan.CohortId, plan.TeamId, command.At)));
    }

    /// <summary>Shows it to an audience no more. Where it is not shown, nothing changes.</summary>
    public static Decision Decide(
        SharingBook book, ReflectionBook reflections, PinnedPlan? plan, WithdrawReflection command)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(reflections);
        ArgumentNullException.ThrowIfNull(command);
        if (plan is null || !reflections.Reflections.ContainsKey(command.ReflectionId))
        {
            return Decision.Refuse(Refusal.NotFound("reflectionId"));
        }

        var answer = new SharingAnswer(command.ReflectionId, 0);
        return book.Of(command.ReflectionId).Any(share => share.Audience == command.Audience)
            ? Decision.Accept(answer, new ReflectionWithdrawn(
                plan.CohortId, command.ReflectionId, command.Audience, command.At))
            : Decision.Accept(answer);
    }

    /// <summary>The shares of a reflection.</summary>
    public ImmutableArray<Share> Of(Guid reflectionId) => Shares.GetValueOrDefault(reflectionId, []);

    /// <summary>What an audience of a team is shown of a reflection; null when that is nothing.</summary>
    public Share? Find(Guid reflectionId, Audience audience, string cohortId, string teamId) =>
        Of(reflectionId).FirstOrDefault(share => share.IsFor(audience, cohortId, teamId));

    /// <summary>What is true after an event.</summary>
    public static SharingBook Evolve(SharingBook book, object happened)
    {
        ArgumentNullException.ThrowIfNull(book);
        return happened switch
        {
            ReflectionShared it => book.With(it.ReflectionId, it.Share.Audience, it.Share),
            ReflectionWithdrawn it => book.With(it.ReflectionId, it.Audience, null),
            _ => book,
        };
    }

    private SharingBook With(Guid reflectionId, Audience audience, Share? share)
    {
        var others = Of(reflectionId).RemoveAll(one => one.Audience == audience);
        var shares = share is null ? others : others.Add(share);
        return new SharingBook(
            shares.IsEmpty ? Shares.Remove(reflectionId) : Shares.SetItem(reflectionId, shares));
    }
}

/// <summary>Show one version of a reflection to an audience.</summary>
public sealed record ShareReflection(Guid ReflectionId, int Version, Audience Audience, DateTimeOffset At);

/// <summary>Show a reflection to an audience no more.</summary>
public sealed record WithdrawReflection(Guid ReflectionId, Audience Audience, DateTimeOffset At);

/// <summary>A version is shown to an audience, instead of any other one.</summary>
public sealed record ReflectionShared(Guid ReflectionId, Share Share);

/// <summary>An audience is shown it no more.</summary>
public sealed record ReflectionWithdrawn(string CohortId, Guid ReflectionId, Audience Audience, DateTimeOffset At);

/// <summary>The answer to sharing and withdrawing.</summary>
/// <param name="Version">The version that is shown; 0 for none.</param>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.sharing-answer")]
public sealed record SharingAnswer([property: Id(0)] Guid ReflectionId, [property: Id(1)] int Version);
