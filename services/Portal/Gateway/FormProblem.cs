namespace VikLearning.Portal.Gateway;

/// <summary>One reason why a form was not taken.</summary>
/// <param name="Field">The field's name, or empty when it is about the form as a whole.</param>
/// <param name="Message">The reason in the reader's language.</param>
public sealed record FormProblem(string Field, string Message);
