using VikLearning.Protos.Access.V1;

namespace VikLearning.Portal.Consultations;

/// <summary>A line of one service's ledger on the student's page.</summary>
internal sealed record SeenLine(string Service, ConsultationLine Line) : IGathered
{
    /// <inheritdoc />
    public long Number => Line.Number;

    /// <inheritdoc />
    public DateTimeOffset At => Line.At.ToDateTimeOffset();
}
