using System.Collections.Immutable;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio.PeerFeedback;

/// <summary>In which rounds somebody is, oldest first: where to look for what they give and receive.</summary>
public sealed record FeedbackShelf(ImmutableList<string> RoundIds)
{
    /// <summary>In none.</summary>
    public static FeedbackShelf Empty { get; } = new(ImmutableList<string>.Empty);

    /// <summary>Puts a round on it, once.</summary>
    public static Decision Decide(FeedbackShelf shelf, ShelveFeedbackRound command)
    {
        ArgumentNullException.ThrowIfNull(shelf);
        ArgumentNullException.ThrowIfNull(command);
        return shelf.RoundIds.Contains(command.RoundId)
            ? Decision.Accept(new FeedbackRoundAccepted(0))
            : Decision.Accept(new FeedbackRoundAccepted(0), new FeedbackRoundShelved(command.RoundId));
    }

    /// <summary>What is true after an event.</summary>
    public static FeedbackShelf Evolve(FeedbackShelf shelf, object happened)
    {
        ArgumentNullException.ThrowIfNull(shelf);
        return happened is FeedbackRoundShelved it ? new FeedbackShelf(shelf.RoundIds.Add(it.RoundId)) : shelf;
    }
}

/// <summary>Put a round on somebody's shelf.</summary>
public sealed record ShelveFeedbackRound(string RoundId);

/// <summary>A round may have this person in it.</summary>
public sealed record FeedbackRoundShelved(string RoundId);
