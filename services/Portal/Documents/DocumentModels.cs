using VikLearning.Protos.Portfolio.V1;
using VikLearning.Protos.Roster.V1;

namespace VikLearning.Portal.Documents;

/// <summary>What a document is one of.</summary>
internal enum DocumentKind
{
    /// <summary>Nothing that there is.</summary>
    None,

    /// <summary>What a cohort does.</summary>
    RouteMap,

    /// <summary>When it does it.</summary>
    Calendar,

    /// <summary>What a reflection is written along.</summary>
    Template,
}

/// <summary>One version of a document in a list.</summary>
/// <param name="Added">When; null for one that comes with the suite.</param>
/// <param name="Name">What it is called; a calendar has only its id.</param>
internal sealed record DocumentLine(
    DocumentKind Kind, string Id, int Version, DateTimeOffset? Added, LocalizedText? Name);

/// <summary>A document as the suite understands it: one of these.</summary>
internal sealed record DocumentReading(
    Protos.Roster.V1.RouteMap? RouteMap, Calendar? Calendar, ReflectionTemplate? Template);

/// <summary>A document as it was written and as it is understood.</summary>
internal sealed record DocumentFound(DocumentLine Line, string Text, DocumentReading Reading);

/// <summary>What is wrong with a document, or how it is understood.</summary>
/// <param name="FaultCount">How many faults there are; of a great many only the first are told.</param>
internal sealed record DocumentVerdict(int FaultCount, IReadOnlyList<DocumentFault> Faults, DocumentReading Reading);
