namespace VikLearning.Portfolio.Sharing;

/// <summary>With whom a student shares something.</summary>
public enum Audience
{
    /// <summary>The teachers of the student's learning team.</summary>
    Teacher,

    /// <summary>The other students of the learning team.</summary>
    Team,
}
