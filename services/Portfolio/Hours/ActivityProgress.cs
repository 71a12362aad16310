namespace VikLearning.Portfolio.Hours;

/// <summary>One activity's minutes.</summary>
public sealed record ActivityProgress(string ActivityId, int RequiredMinutes, int CreditedMinutes, int ClaimedMinutes)
{
    /// <summary>What was claimed above the required minutes.</summary>
    public int SurplusMinutes => ClaimedMinutes - CreditedMinutes;
}
