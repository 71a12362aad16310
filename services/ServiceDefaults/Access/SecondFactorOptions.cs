namespace VikLearning.ServiceDefaults.Access;

/// <summary>
/// The configuration section <c>Identity:SecondFactor</c>: by what it is seen that somebody signed in with a second
/// factor. When anything is set, every role but a student's asks for it; services are no persons and have none.
/// </summary>
public sealed class SecondFactorOptions
{
    /// <summary>Values of the claim <c>amr</c> of which one is enough: <c>mfa</c>, <c>otp</c>.</summary>
    public IList<string> Amr { get; } = [];

    /// <summary>Values of the claim <c>acr</c> of which one is enough.</summary>
    public IList<string> Acr { get; } = [];

    /// <summary>Whether staff need one.</summary>
    public bool IsRequired => Amr.Count + Acr.Count > 0;
}
