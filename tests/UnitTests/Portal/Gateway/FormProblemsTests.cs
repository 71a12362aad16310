using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using VikLearning.Portal.Gateway;
using VikLearning.Portal.Language;
using Xunit;

namespace VikLearning.UnitTests.Portal.Gateway;

public sealed class FormProblemsTests
{
    private readonly FormProblems _problems = new();

    [Fact]
    public void Every_violation_is_told_at_its_field()
    {
        var unknown = _problems.Add(Refused(("activity_id", "Kies."), ("minutes", "Te veel.")), "activity", "minutes");

        Assert.False(unknown);
        Assert.Equal("Kies.", _problems.At("activity"));
        Assert.Equal("Te veel.", _problems.At("minutes"));
    }

    [Fact]
    public void A_violation_of_a_field_that_the_form_lacks_speaks_for_the_whole()
    {
        _problems.Add(Refused(("entry_id", "Al vervangen.")), "activity", "minutes");

        Assert.Equal(new FormProblem("", "Al vervangen."), Assert.Single(_problems.All));
    }

    [Theory]
    [InlineData(StatusCode.Unavailable)]
    [InlineData(StatusCode.DeadlineExceeded)]
    [InlineData(StatusCode.ResourceExhausted)]
    [InlineData(StatusCode.Internal)]
    [InlineData(StatusCode.Unknown)]
    [InlineData(StatusCode.Cancelled)]
    public void Without_an_answer_the_outcome_is_unknown(StatusCode status)
    {
        Assert.True(_problems.Add(new RpcException(new Grpc.Core.Status(status, "connection refused at 10.0.0.1"))));
        Assert.DoesNotContain("10.0.0.1", Assert.Single(_problems.All).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_worded_for_programmers_is_not_shown()
    {
        _problems.Add(new RpcException(new Grpc.Core.Status(StatusCode.Internal, "NullReferenceException")));

        Assert.DoesNotContain("Null", Assert.Single(_problems.All).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_was_used_before_says_that_something_was_saved()
    {
        var used = new RpcException(new Grpc.Core.Status(StatusCode.AlreadyExists, "Een sleutel is gebruikt."));

        Assert.False(_problems.Add(used));
        Assert.Equal(Texts.ErrorSavedBefore, Assert.Single(_problems.All).Message);
    }

    [Fact]
    public void An_expected_no_is_shown_as_it_was_worded()
    {
        _problems.Add(new RpcException(new Grpc.Core.Status(StatusCode.FailedPrecondition, "Dat mag niet.")));

        Assert.Equal("Dat mag niet.", Assert.Single(_problems.All).Message);
    }

    private static RpcException Refused(params (string Field, string Words)[] violations)
    {
        var request = new BadRequest();
        request.FieldViolations.AddRange(violations.Select(violation =>
            new BadRequest.Types.FieldViolation { Field = violation.Field, Description = violation.Words }));
        return new Google.Rpc.Status
        {
            Code = (int)StatusCode.InvalidArgument,
            Details = { Any.Pack(request) },
        }.ToRpcException();
    }
}
