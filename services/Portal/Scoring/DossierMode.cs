namespace VikLearning.Portal.Scoring;

/// <summary>What an examiner can do with a dossier now.</summary>
public enum DossierMode
{
    /// <summary>Read only: others are to do something.</summary>
    Reading,

    /// <summary>Score it, alone.</summary>
    Scoring,

    /// <summary>Record with the other at which levels they agree.</summary>
    Consensus,

    /// <summary>Note what came of the talk with the other.</summary>
    Talk,

    /// <summary>Hold the interview and propose definitive scores.</summary>
    Interview,

    /// <summary>Nothing more: the result is fixed.</summary>
    Fixed,
}
