using Google.Protobuf.WellKnownTypes;
using VikLearning.Portfolio.Comments;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Privacy;

namespace VikLearning.Portfolio.Sharing;

/// <summary>Shares and comments to wire and back, alike for the student and for who reads.</summary>
internal static class Sharings
{
    /// <summary>The audience of a request.</summary>
    public static Audience Read(RequestFields fields, Protos.Portfolio.V1.Audience audience)
    {
        fields.Check(
            audience is Protos.Portfolio.V1.Audience.Teacher or Protos.Portfolio.V1.Audience.Team,
            Refusal.Malformed("audience-invalid", "audience"));
        return audience == Protos.Portfolio.V1.Audience.Team ? Audience.Team : Audience.Teacher;
    }

    /// <summary>An audience as the wire names it.</summary>
    public static Protos.Portfolio.V1.Audience Of(Audience audience) => audience == Audience.Team
        ? Protos.Portfolio.V1.Audience.Team
        : Protos.Portfolio.V1.Audience.Teacher;

    /// <summary>The texts of what was said: what was taken back is shown to nobody.</summary>
    public static IEnumerable<Guid?> TextsOf(CommentThread thread) =>
        thread.Comments.Where(comment => comment.WithdrawnAt is null).Select(comment => (Guid?)comment.Newest.TextId);

    /// <summary>What was said, in the words that were read.</summary>
    public static IEnumerable<ReflectionComment> Of(CommentThread thread, ShownTexts words) =>
        thread.Comments.Select(comment => new ReflectionComment
        {
            CommentId = comment.CommentId.ToString("N"),
            TeacherId = comment.AuthorId,
            ReflectionVersion = comment.ReflectionVersion,
            Text = comment.WithdrawnAt is null ? words[comment.Newest.TextId] : "",
            Version = comment.Versions.Length,
            WrittenAt = comment.Newest.At.ToTimestamp(),
            WithdrawnAt = comment.WithdrawnAt?.ToTimestamp(),
            IsNew = thread.IsNew(comment),
        });
}
