using Google.Protobuf.Reflection;
using VikLearning.Protos.Access.V1;
using VikLearning.Protos.Insight.V1;
using VikLearning.ServiceDefaults.Access;
using Xunit;

namespace VikLearning.UnitTests.ServiceDefaults.Access;

public class AccessRulesTests
{
    private static readonly MethodDescriptor s_method = CohortInsightService.Descriptor.FindMethodByName("GetCohort");

    [Fact]
    public void Every_method_of_every_service_has_a_complete_access_rule()
    {
        var methods = AccessRules.MethodsOf(AccessRules.SuiteFiles()).ToArray();
        Assert.NotEmpty(methods);
        var faults = methods.Select(method => (method.FullName, Fault: FaultOf(method)))
            .Where(pair => pair.Fault is not null)
            .Select(pair => $"{pair.FullName} {pair.Fault}");
        Assert.Empty(faults);
    }

    [Fact]
    public void A_rule_without_roles_or_relation_or_subject_is_found_faulty()
    {
        Assert.Null(FaultOf(Rule(Relation.OwnLocation, "cohort_id", Role.TeamChief)));
        Assert.NotNull(FaultOf(Rule(Relation.Self, "")));
        Assert.NotNull(FaultOf(Rule(Relation.Self, "", Role.Unspecified)));
        Assert.NotNull(FaultOf(Rule(Relation.Unspecified, "", Role.TeamChief)));
        Assert.NotNull(FaultOf(Rule(Relation.OwnLocation, "", Role.TeamChief)));
        Assert.NotNull(FaultOf(Rule(Relation.OwnLocation, "location_id", Role.TeamChief)));
        Assert.NotNull(FaultOf(Rule(Relation.Self, "cohort_id", Role.TeamChief)));
    }

    [Fact]
    public void No_method_that_only_services_may_call_has_a_REST_address()
    {
        var exposed = AccessRules.Suite.All.Where(method => method.IsInternal
            && method.Method.GetOptions()?.GetExtension(Google.Api.AnnotationsExtensions.Http) is not null);
        Assert.Empty(exposed.Select(method => method.FullName));
    }

    [Theory]
    [InlineData(Role.Student, "student")]
    [InlineData(Role.TeamChief, "team-chief")]
    [InlineData(Role.PreventionCoordinator, "prevention-coordinator")]
    public void Roles_are_claimed_in_lower_case_with_dashes(Role role, string name) =>
        Assert.Equal(name, RoleNames.Of(role));

    private static string? FaultOf(MethodDescriptor method) =>
        AccessRules.Suite.Find($"/{method.Service.FullName}/{method.Name}") is { } access
            ? access.Fault
            : "has no access rule";

    private static string? FaultOf(AccessRule rule) => new MethodAccess(s_method, rule).Fault;

    private static AccessRule Rule(Relation relation, string subject, params Role[] roles) =>
        new() { Relation = relation, Subject = subject, Roles = { roles } };
}
