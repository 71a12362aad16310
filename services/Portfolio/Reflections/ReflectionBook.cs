using System.Collections.Immutable;
using VikLearning.Portfolio.RouteMaps;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio.Reflections;

/// <summary>
/// A student's reflections: private, every version kept, never overwritten. Titles and texts are kept apart,
/// encrypted; here are only their ids.
/// </summary>
/// <param name="Reflections">By id.</param>
/// <param name="Order">The ids, last changed last.</param>
public sealed record ReflectionBook(
    ImmutableDictionary<Guid, Reflection> Reflections, ImmutableList<Guid> Order)
{
    /// <summary>The most characters a title may have.</summary>
    public const int LongestTitle = 120;

    /// <summary>The most characters a text may have.</summary>
    public const int LongestText = 20_000;

    /// <summary>The most reflections a student may have.</summary>
    public const int MostReflections = 500;

    /// <summary>The most versions a reflection may have.</summary>
    public const int MostVersions = 200;

    /// <summary>Nothing written yet.</summary>
    public static ReflectionBook Empty { get; } =
        new(ImmutableDictionary<Guid, Reflection>.Empty, ImmutableList<Guid>.Empty);

    /// <summary>May this reflection be written, and what follows.</summary>
    public static Decision Decide(ReflectionBook book, PinnedPlan? plan, WriteReflection command)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(command);
        if (plan is null)
        {
            return Decision.Refuse(Refusal.Rule("not-enrolled", null));
        }

        List<Refusal> refusals =
        [
            .. command.ActivityId is not null && plan.Find(command.ActivityId) is null
                ? [Refusal.Rule("activity-unknown", "activityId")]
                : Array.Empty<Refusal>(),
            .. FaultsOf(command.Templates, command.Template ?? TemplateUse.Free, command.Version),
            .. book.Order.Count >= MostReflections
                ? [Refusal.Rule("reflections-full", null, $"{MostReflections}")]
                : Array.Empty<Refusal>(),
        ];
        return refusals.Count > 0
            ? Decision.Refuse([.. refusals])
            : Decision.Accept(
                new ReflectionKept(command.ReflectionId, 1),
                new ReflectionWritten(
                    plan.CohortId, command.ReflectionId, command.ActivityId, command.Version, command.Template));
    }

    /// <summary>May this version follow the one that was seen, and what follows.</summary>
    public static Decision Decide(ReflectionBook book, PinnedPlan? plan, ReviseReflection command)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(command);
        if (plan is null || book.Reflections.GetValueOrDefault(command.ReflectionId) is not { } reflection)
        {
            return Decision.Refuse(Refusal.NotFound("reflectionId"));
        }

        if (command.SeenVersion != reflection.Versions.Length)
        {
            return Decision.Refuse(Refusal.Stale("reflection-changed-elsewhere", "seenVersion"));
        }

        if (reflection.Versions.Length >= MostVersions)
        {
            return Decision.Refuse(Refusal.Rule("reflection-versions-full", null, $"{MostVersions}"));
        }

        var faults = FaultsOf(command.Templates, reflection.Template ?? TemplateUse.Free, command.Version);
        return faults.Count > 0
            ? Decision.Refuse([.. faults])
            : Decision.Accept(
                new ReflectionKept(command.ReflectionId, reflection.Versions.Length + 1),
                new ReflectionRevised(
                    plan.CohortId, command.ReflectionId, reflection.ActivityId, reflection.Versions.Length + 1,
                    command.Version));
    }

    /// <summary>What is true after an event.</summary>
    public static ReflectionBook Evolve(ReflectionBook book, object happened)
    {
        ArgumentNullException.ThrowIfNull(book);
        return happened switch
        {
            ReflectionWritten it => new ReflectionBook(
                book.Reflections.Add(
                    it.ReflectionId, new Reflection(it.ReflectionId, it.ActivityId, [it.Version], it.Template)),
                book.Order.Add(it.ReflectionId)),
            ReflectionRevised it => new ReflectionBook(
                book.Reflections.SetItem(it.ReflectionId, book.Reflections[it.ReflectionId].Add(it.Version)),
                book.Order.Remove(it.ReflectionId).Add(it.ReflectionId)),
            _ => book,
        };
    }

    // A template's fields may stay empty, all but one; free text is one text.
    private static IReadOnlyList<Refusal> FaultsOf(
        ReflectionTemplates templates, TemplateUse use, ReflectionVersion version)
    {
        if (templates.Find(use.TemplateId, use.Version) is not { } template)
        {
            return [Refusal.Rule("template-unknown", "templateId")];
        }

        var written = version.Fields ?? [];
        var isFree = template.Fields.Length == 0;
        return written.Any(field => !template.Has(field.Name)) || (!isFree && version.TextId is not null)
            ? [Refusal.Rule("template-field-unknown", "fields")]
            : isFree && version.TextId is null ? [Refusal.Rule("text-missing", "text")]
            : !isFree && written.Length == 0 ? [Refusal.Rule("template-empty", "fields")]
            : [];
    }
}

/// <summary>Write a reflection's first version.</summary>
/// <param name="ActivityId">The activity it belongs to; null for a free one.</param>
/// <param name="Template">What it is written along; null for free text.</param>
public sealed record WriteReflection(
    Guid ReflectionId, string? ActivityId, ReflectionVersion Version, TemplateUse? Template = null)
{
    /// <summary>The templates that there are.</summary>
    internal ReflectionTemplates Templates { get; init; } = ReflectionTemplates.Suite;
}

/// <summary>Write the version that follows the one that was seen.</summary>
public sealed record ReviseReflection(Guid ReflectionId, int SeenVersion, ReflectionVersion Version)
{
    /// <summary>The templates that there are.</summary>
    internal ReflectionTemplates Templates { get; init; } = ReflectionTemplates.Suite;
}

/// <summary>A reflection's first version was written.</summary>
public sealed record ReflectionWritten(
    string CohortId, Guid ReflectionId, string? ActivityId, ReflectionVersion Version, TemplateUse? Template = null);

/// <summary>A further version was written.</summary>
public sealed record ReflectionRevised(
    string CohortId, Guid ReflectionId, string? ActivityId, int Number, ReflectionVersion Version);

/// <summary>The answer to an accepted version.</summary>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.reflection-kept")]
public sealed record ReflectionKept([property: Id(0)] Guid ReflectionId, [property: Id(1)] int Version);
