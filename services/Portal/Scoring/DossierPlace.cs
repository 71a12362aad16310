namespace VikLearning.Portal.Scoring;

/// <summary>Which dossier it is: a student's submission in one sitting.</summary>
/// <param name="StudentId">Whose.</param>
/// <param name="SubmissionId">Which.</param>
public sealed record DossierPlace(string StudentId, string SubmissionId)
{
    /// <summary>The address of its page; what is done with it lies below.</summary>
    public string Address => $"/beoordelen/{StudentId}/{SubmissionId}";
}
