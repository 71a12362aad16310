namespace VikLearning.Portal.DataSubjects;

/// <summary>The form that asks whom a request is about.</summary>
public sealed class PersonInput
{
    /// <summary>The subject id.</summary>
    public string? PersonId { get; set; }
}
