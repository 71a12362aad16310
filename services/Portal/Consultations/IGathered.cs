namespace VikLearning.Portal.Consultations;

/// <summary>Something that each service has a numbered list of, and that a page shows together.</summary>
public interface IGathered
{
    /// <summary>The service that has it.</summary>
    string Service { get; }

    /// <summary>Its number in that service's list; the newest has the highest.</summary>
    long Number { get; }

    /// <summary>When it was.</summary>
    DateTimeOffset At { get; }
}
