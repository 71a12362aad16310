namespace VikLearning.Exams.Scoring;

/// <summary>How far the scoring of a submission is.</summary>
public enum ScoringStage
{
    /// <summary>The two score, apart from each other.</summary>
    Scoring,

    /// <summary>They agree, and record at which levels.</summary>
    Consensus,

    /// <summary>They are too far apart, and talk.</summary>
    Talk,

    /// <summary>They talked and stay apart: a third decides within the two.</summary>
    Third,

    /// <summary>What the portfolio is worth is settled; the interview follows, and the definitive scores after it.
    /// </summary>
    Interview,

    /// <summary>The result is fixed.</summary>
    Fixed,
}
