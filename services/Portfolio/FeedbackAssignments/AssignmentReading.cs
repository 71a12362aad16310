using System.Collections.Immutable;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using VikLearning.Portfolio.PeerFeedback;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Calendars;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Privacy;
using Wire = VikLearning.Protos.Portfolio.V1;

namespace VikLearning.Portfolio.FeedbackAssignments;

/// <summary>An assignment to wire with its words, alike for the student and for the teacher.</summary>
internal sealed class AssignmentReading(IGrainFactory grains, IServiceProvider services)
{
    /// <summary>
    /// An assignment as it is shown. The words of a gift are read where they are kept, and what the receiver answered
    /// to them is not part of it; of a gift that is not there any more none are.
    /// </summary>
    public async Task<Wire.FeedbackAssignment> OfAsync(
        string student, AssignmentLine line, CancellationToken cancellation)
    {
        var gifts = await GiftsAsync(student, line.Standing);
        var words = await ShownTexts.ReadAsync(
            services, PortfolioModule.Service, StudentGrain.ScopeOf(student),
            [.. line.TextIds, .. gifts.Values.SelectMany(turn => turn.Words!.Ids()).Select(id => (Guid?)id)],
            cancellation);
        return new Wire.FeedbackAssignment
        {
            AssignmentId = line.AssignmentId?.ToString("N") ?? "",
            Stage = Of(line.Stage),
            Since = line.Since?.ToTimestamp(),
            Plan = In(new Wire.FeedbackPlan(), line.Plan, words),
            Pieces = { line.Pieces.Select(piece => Of(piece, line, gifts, words)) },
            Conclusion = In(new Wire.FeedbackConclusion(), line.Conclusion, words),
            Version = line.Version,
            Comments =
            {
                line.Comments.Select(comment => new Wire.AssignmentComment
                {
                    TeacherId = comment.TeacherId,
                    Text = words[comment.TextId],
                    Version = comment.Version,
                    At = comment.At.ToTimestamp(),
                }),
            },
        };
    }

    /// <summary>The fields of a plan or a conclusion that have a text.</summary>
    public static ImmutableDictionary<string, string> Read(RequestFields fields, string part, IMessage written) =>
        written.Descriptor.Fields.InDeclarationOrder()
            .Select(field => KeyValuePair.Create(
                field.JsonName,
                fields.Text(
                    $"{part}.{field.JsonName}", (string)field.Accessor.GetValue(written),
                    AssignmentPart.LongestField)))
            .Where(field => !string.IsNullOrWhiteSpace(field.Value))
            .ToImmutableDictionary();

    /// <summary>The role of a request.</summary>
    public static OutsideRole Read(RequestFields fields, Wire.OutsideRole role)
    {
        fields.Check(
            role is not Wire.OutsideRole.Unspecified && System.Enum.IsDefined(role),
            Refusal.Malformed("outside-role-invalid", "role"));
        return role switch
        {
            Wire.OutsideRole.Colleague => OutsideRole.Colleague,
            Wire.OutsideRole.PracticeCoach => OutsideRole.PracticeCoach,
            Wire.OutsideRole.Supervisor => OutsideRole.Supervisor,
            Wire.OutsideRole.Family => OutsideRole.Family,
            _ => OutsideRole.Other,
        };
    }

    // By piece; one that is not there any more is not among them.
    private async Task<Dictionary<Guid, FeedbackTurn>> GiftsAsync(string student, IEnumerable<FeedbackPiece> pieces)
    {
        var found = await Task.WhenAll(pieces.Where(piece => piece.Gift is not null)
            .GroupBy(piece => piece.Gift!.RoundId)
            .Select(async round =>
            {
                var view = await grains.GetGrain<IFeedbackRoundGrain>(round.Key).Get();
                return round.Select(piece => (piece.PieceId, Turn: view?.Find(piece.Gift!.GiverId, student)));
            }));
        return found.SelectMany(round => round).Where(one => one.Turn is { Words: not null, ReadAt: not null })
            .ToDictionary(one => one.PieceId, one => one.Turn!);
    }

    private static Wire.FeedbackPiece Of(
        FeedbackPiece piece, AssignmentLine line, Dictionary<Guid, FeedbackTurn> gifts, ShownTexts words)
    {
        var shown = new Wire.FeedbackPiece { PieceId = piece.PieceId.ToString("N") };
        if (line.TakenOut.Contains(piece.PieceId))
        {
            shown.TakenOut = true;
        }
        else if (piece.Gift is { } gift)
        {
            shown.Gift = new Wire.CollectedGift
            {
                RoundId = gift.RoundId,
                GiverId = gift.GiverId,
                Words = gifts.TryGetValue(piece.PieceId, out var turn)
                    ? FeedbackAnswers.WordsOf(turn with { AnswerId = null }, words)
                    : null,
            };
        }
        else if (piece.Outside is { } outside)
        {
            shown.Outside = new Wire.OutsideFeedback
            {
                Role = Of(outside.Role),
                On = AcademyTime.Iso(outside.On),
                Text = words[outside.TextId],
            };
        }

        return shown;
    }

    private static TPart In<TPart>(TPart part, ImmutableDictionary<string, Guid> texts, ShownTexts words)
        where TPart : IMessage
    {
        foreach (var field in part.Descriptor.Fields.InDeclarationOrder())
        {
            field.Accessor.SetValue(part, words[texts.TryGetValue(field.JsonName, out var id) ? id : null]);
        }

        return part;
    }

    private static Wire.AssignmentStage Of(AssignmentStage stage) => stage switch
    {
        AssignmentStage.WithTeacher => Wire.AssignmentStage.WithTeacher,
        AssignmentStage.Commented => Wire.AssignmentStage.Commented,
        _ => Wire.AssignmentStage.Writing,
    };

    private static Wire.OutsideRole Of(OutsideRole role) => role switch
    {
        OutsideRole.Colleague => Wire.OutsideRole.Colleague,
        OutsideRole.PracticeCoach => Wire.OutsideRole.PracticeCoach,
        OutsideRole.Supervisor => Wire.OutsideRole.Supervisor,
        OutsideRole.Family => Wire.OutsideRole.Family,
        _ => Wire.OutsideRole.Other,
    };
}
