namespace VikLearning.Portal.Pages;

/// <summary>Marks an endpoint as one of the Portal's: a host may serve others beside it.</summary>
internal sealed class PortalPage
{
    public static readonly PortalPage Instance = new();
}
