namespace VikLearning.ServiceDefaults.Consultations;

/// <summary>What is unusual about someone's reading.</summary>
public enum SignalKind
{
    /// <summary>More different dossiers in an hour than guiding asks for.</summary>
    ManyDossiers,

    /// <summary>At an hour at which nobody teaches.</summary>
    OddHour,
}
