namespace VikLearning.Portfolio.Sessions;

/// <summary>An activity of the route map that is a session of the team.</summary>
/// <param name="Kind"><c>reflectionSession</c> or <c>peerFeedbackSession</c>.</param>
/// <param name="Number">Its number among those of its kind.</param>
/// <param name="Minutes">What the route map asks for it.</param>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.session-subject")]
public sealed record SessionSubject(
    [property: Id(0)] string ActivityId,
    [property: Id(1)] string Kind,
    [property: Id(2)] int Number,
    [property: Id(3)] int Minutes);
