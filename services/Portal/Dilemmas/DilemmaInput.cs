using System.Collections.Frozen;
using System.Reflection;
using VikLearning.Portal.Gateway;
using VikLearning.Protos.Portfolio.V1;

namespace VikLearning.Portal.Dilemmas;

/// <summary>The form of a dilemma as it was typed: it comes back unchanged when something is wrong.</summary>
public sealed class DilemmaInput : IFormInput
{
    // A step is named alike on the wire, in the form and here.
    private static readonly FrozenDictionary<string, PropertyInfo> s_steps = DilemmaSteps.Descriptor.Fields
        .InDeclarationOrder().ToFrozenDictionary(
            field => field.JsonName,
            field => typeof(DilemmaInput).GetProperty(NameOf(field.JsonName))
                ?? throw new InvalidOperationException($"The form of a dilemma lacks the step {field.JsonName}."));

    /// <summary>What happened, or could.</summary>
    public string? Situation { get; set; }

    /// <summary>The moment that matters.</summary>
    public string? Moment { get; set; }

    /// <summary>The moral question.</summary>
    public string? Question { get; set; }

    /// <summary>What is known, and what is not.</summary>
    public string? Facts { get; set; }

    /// <summary>Those involved, with their rights and interests.</summary>
    public string? Involved { get; set; }

    /// <summary>What can be done, with what follows.</summary>
    public string? Options { get; set; }

    /// <summary>What speaks for.</summary>
    public string? ArgumentsFor { get; set; }

    /// <summary>What speaks against.</summary>
    public string? ArgumentsAgainst { get; set; }

    /// <summary>The choice.</summary>
    public string? Choice { get; set; }

    /// <summary>Despite the objection that ...</summary>
    public string? Objection { get; set; }

    /// <summary>How the damage is limited.</summary>
    public string? Damage { get; set; }

    /// <summary>How the choice feels.</summary>
    public string? Feeling { get; set; }

    /// <summary>The test of carefulness.</summary>
    public string? Carefulness { get; set; }

    /// <summary>The test of explainability.</summary>
    public string? Explainability { get; set; }

    /// <summary>The test of steadfastness.</summary>
    public string? Steadfastness { get; set; }

    /// <summary>Filled when the value was ticked.</summary>
    public string? Brave { get; set; }

    /// <summary>Filled when the value was ticked.</summary>
    public string? Trustworthy { get; set; }

    /// <summary>Filled when the value was ticked.</summary>
    public string? Connecting { get; set; }

    /// <summary>Filled when the value was ticked.</summary>
    public string? Integrity { get; set; }

    /// <summary>The version that was being edited; 0 before the first.</summary>
    public int SeenVersion { get; set; }

    /// <inheritdoc />
    public string? Key { get; set; }

    /// <summary>The form of a dilemma as it is kept.</summary>
    internal static DilemmaInput Of(GetDilemmaResponse dilemma)
    {
        var input = new DilemmaInput { SeenVersion = dilemma.NewestVersion, Key = FormKey.Fresh() };
        foreach (var field in DilemmaSteps.Descriptor.Fields.InDeclarationOrder())
        {
            s_steps[field.JsonName].SetValue(input, field.Accessor.GetValue(dilemma.Steps));
        }

        foreach (var value in dilemma.Values)
        {
            input.ValueProperty(value)?.SetValue(input, value);
        }

        return input;
    }

    /// <summary>What is written at a step.</summary>
    internal string At(string step) => (string?)s_steps[step].GetValue(this) ?? "";

    /// <summary>Whether a value of the code was ticked.</summary>
    internal bool Has(string value) => !string.IsNullOrEmpty((string?)ValueProperty(value)?.GetValue(this));

    /// <summary>All steps for the wire.</summary>
    internal DilemmaSteps Steps()
    {
        var steps = new DilemmaSteps();
        foreach (var field in DilemmaSteps.Descriptor.Fields.InDeclarationOrder())
        {
            field.Accessor.SetValue(steps, At(field.JsonName));
        }

        return steps;
    }

    /// <summary>The name of a step's or a value's field in the form.</summary>
    internal static string NameOf(string step) => char.ToUpperInvariant(step[0]) + step[1..];

    private PropertyInfo? ValueProperty(string value) =>
        DilemmaWords.Values.Contains(value) ? GetType().GetProperty(NameOf(value)) : null;
}
