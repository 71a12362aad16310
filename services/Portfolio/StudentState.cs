using VikLearning.Portfolio.Attachments;
using VikLearning.Portfolio.Comments;
using VikLearning.Portfolio.DataSubjects;
using VikLearning.Portfolio.Hours;
using VikLearning.Portfolio.Reflections;
using VikLearning.Portfolio.RouteMaps;
using VikLearning.Portfolio.Sharing;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio;

/// <summary>A student's portfolio: what each capability keeps, side by side.</summary>
public sealed record StudentState(
    StudentPlan Plan,
    HoursLog Hours,
    ReflectionBook Reflections,
    SharingBook Sharing,
    CommentBook Comments,
    AttachmentBook Attachments,
    PortfolioClosing Closing)
{
    /// <summary>What the shell needs to know. Names, once kept, stay.</summary>
    public static AggregateDefinition<StudentState> Definition { get; } = new(
        PortfolioModule.Service,
        Kind: "student",
        new StudentState(
            StudentPlan.None, HoursLog.Empty, ReflectionBook.Empty, SharingBook.Empty, CommentBook.Empty,
            AttachmentBook.Empty, PortfolioClosing.None),
        Evolve,
        new EventCatalog()
            .Add<PlanPinned>("plan-pinned")
            .Add<PlanLeft>("plan-left")
            .Add<HoursLogged>("hours-logged")
            .Add<HoursCorrected>("hours-corrected")
            .Add<HoursWithdrawn>("hours-withdrawn")
            .Add<HoursConfirmed>("hours-confirmed")
            .Add<HoursProgressed>("hours-progressed")
            .Add<ReflectionWritten>("reflection-written")
            .Add<ReflectionRevised>("reflection-revised")
            .Add<ReflectionShared>("reflection-shared")
            .Add<ReflectionWithdrawn>("reflection-withdrawn")
            .Add<CommentWritten>("comment-written")
            .Add<CommentCorrected>("comment-corrected")
            .Add<CommentWithdrawn>("comment-withdrawn")
            .Add<CommentsSeen>("comments-seen")
            .Add<FileAttached>("file-attached")
            .Add<AttachmentRemoved>("attachment-removed")
            .Add<PortfolioClosed>("portfolio-closed"),
        SnapshotVersion: 8);

    private static StudentState Evolve(StudentState state, object happened) => new(
        StudentPlan.Evolve(state.Plan, happened),
        HoursLog.Evolve(state.Hours, happened),
        ReflectionBook.Evolve(state.Reflections, happened),
        SharingBook.Evolve(state.Sharing, happened),
        CommentBook.Evolve(state.Comments, happened),
        AttachmentBook.Evolve(state.Attachments, happened),
        PortfolioClosing.Evolve(state.Closing, happened));
}
