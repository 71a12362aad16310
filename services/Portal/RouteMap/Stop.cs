namespace VikLearning.Portal.RouteMap;

/// <summary>One activity in one quarter. Minutes are those of that quarter.</summary>
/// <param name="ActivityId">The activity.</param>
/// <param name="Name">Its name in the reader's language.</param>
/// <param name="RequiredMinutes">What the quarter asks of it.</param>
/// <param name="CreditedMinutes">What of that is credited.</param>
/// <param name="IsDone">Of one without hours: whether it is done in another way.</param>
public sealed record Stop(
    string ActivityId, string Name, int RequiredMinutes, int CreditedMinutes, bool IsDone = false)
{
    /// <summary>How far it is.</summary>
    public StopState State => RequiredMinutes == 0 ? (IsDone ? StopState.Done : StopState.WithoutHours)
        : CreditedMinutes >= RequiredMinutes ? StopState.Done
        : CreditedMinutes > 0 ? StopState.UnderWay
        : StopState.Open;

    /// <summary>The share that is credited, 0 to 1.</summary>
    public double Share => RequiredMinutes == 0 ? 0 : (double)CreditedMinutes / RequiredMinutes;
}
