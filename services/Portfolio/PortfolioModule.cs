namespace VikLearning.Portfolio;

/// <summary>Takes Portfolio into a host: the student's year.</summary>
public static class PortfolioModule
{
    /// <summary>The service's name.</summary>
    public const string Service = "portfolio";
}
