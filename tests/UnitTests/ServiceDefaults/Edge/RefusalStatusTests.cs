using Grpc.Core;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Edge;
using Xunit;

namespace VikLearning.UnitTests.ServiceDefaults.Edge;

public class RefusalStatusTests
{
    [Fact]
    public void What_is_malformed_decides_the_status_before_what_a_rule_forbids()
    {
        Refusal[] refusals = [Refusal.Rule("request-refused", "minutes"), Refusal.Malformed("date-invalid", "date")];
        Assert.Equal(StatusCode.InvalidArgument, RefusalStatus.ToRpcException(refusals, new([])).StatusCode);
    }

    [Theory]
    [InlineData(RefusalKind.Malformed, StatusCode.InvalidArgument)]
    [InlineData(RefusalKind.Rule, StatusCode.FailedPrecondition)]
    [InlineData(RefusalKind.NotFound, StatusCode.NotFound)]
    [InlineData(RefusalKind.Stale, StatusCode.Aborted)]
    [InlineData(RefusalKind.Exists, StatusCode.AlreadyExists)]
    [InlineData(RefusalKind.Forbidden, StatusCode.PermissionDenied)]
    public void Each_kind_has_its_status(RefusalKind kind, StatusCode status) =>
        Assert.Equal(status, RefusalStatus.CodeOf(kind));

    [Fact]
    public void A_rule_says_nothing_of_a_field_that_is_malformed_and_nothing_is_said_twice()
    {
        var malformed = Refusal.Malformed("number-invalid", "minutes");
        var other = Refusal.Rule("request-refused", "date");
        Assert.Equal(
            [malformed, other],
            RefusalStatus.Tidy([malformed, Refusal.Rule("request-refused", "minutes"), malformed, other]));
    }

    [Fact]
    public void Not_found_names_no_field() =>
        Assert.Null(Assert.Single(RefusalStatus.Tidy([Refusal.NotFound("cohortId")])).Field);
}
