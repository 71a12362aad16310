using System.Security.Claims;
using Microsoft.Extensions.Options;
using VikLearning.ServiceDefaults.Access;
using Xunit;

namespace VikLearning.UnitTests.ServiceDefaults.Access;

public class ProviderClaimsTests
{
    [Fact]
    public void Without_configuration_claims_are_read_as_the_suite_names_them()
    {
        var claims = Claims(_ => { });
        var teacher = Person(("sub", "t1"), ("role", "teacher"), ("role", "student"));
        Assert.Equal("t1", claims.SubjectOf(teacher));
        Assert.Equal(["teacher", "student"], claims.RolesOf(teacher));
        Assert.False(claims.IsSecondFactorLacking(teacher));
        Assert.Null(claims.SubjectOf(Person(("oid", "t1"))));
        Assert.Null(claims.SubjectOf(Person(("sub", ""))));
    }

    [Fact]
    public void An_address_is_read_where_the_provider_vouches_for_it()
    {
        var claims = Claims(_ => { });
        Assert.Equal("an@x.example", claims.EmailOf(Person(("sub", "t1"), ("email", "an@x.example"))));
        Assert.Equal(
            "an@x.example",
            claims.EmailOf(Person(("sub", "t1"), ("email", "an@x.example"), ("email_verified", "true"))));
        Assert.Null(claims.EmailOf(Person(("sub", "t1"), ("email", "an@x.example"), ("email_verified", "False"))));
        Assert.Null(claims.EmailOf(Person(("sub", "t1"), ("email", ""))));
        Assert.Null(claims.EmailOf(Person(("sub", "t1"))));
        Assert.Equal("an@x.example", Claims(options => options.EmailClaim = "mail")
            .EmailOf(Person(("mail", "an@x.example"), ("email", "else@x.example"))));
    }

    [Fact]
    public void Roles_are_translated_and_what_is_not_named_is_none()
    {
        var claims = Claims(options =>
        {
            options.RoleClaim = "groepen";
            options.RoleNames.Add(new() { Claimed = "Docenten", Role = "teacher" });
            options.RoleNames.Add(new() { Claimed = "Examinatoren", Role = "teacher" });
        });
        Assert.Equal(["teacher"], claims.RolesOf(Person(("groepen", "Docenten"), ("groepen", "Examinatoren"))));
        Assert.Empty(claims.RolesOf(
            Person(("groepen", "administrator"), ("role", "teacher"), ("groepen", "docenten"))));
    }

    [Theory]
    [InlineData("""{"leren":{"roles":["student","teacher",7]}}""", "student,teacher")]
    [InlineData("""{"leren":{"roles":"student"}}""", "student")]
    [InlineData("""{"leren":{"roles":{"student":true}}}""", "")]
    [InlineData("""{"leren":[]}""", "")]
    [InlineData("""{"leren":""", "")]
    [InlineData("student", "")]
    public void Roles_inside_another_claim_are_found_by_their_way(string value, string expected)
    {
        var claims = Claims(options => options.RoleClaim = "/access/leren/roles");
        Assert.Equal(expected, string.Join(',', claims.RolesOf(Person(("access", value)))));
    }

    [Theory]
    [InlineData("teacher", "", "", true)]
    [InlineData("teacher", "pwd", "1", true)]
    [InlineData("teacher", "otp", "", false)]
    [InlineData("teacher", "", "high", false)]
    [InlineData("teacher", "OTP", "", true)]
    [InlineData("operator", "pwd", "", true)]
    [InlineData("student", "pwd", "", false)]
    [InlineData("service", "", "", false)]
    public void Staff_need_a_second_factor_where_it_is_configured(string role, string amr, string acr, bool lacking)
    {
        var claims = Claims(options =>
        {
            options.SecondFactor.Amr.Add("otp");
            options.SecondFactor.Acr.Add("high");
        });
        var person = Person(("sub", "x"), ("role", role), ("amr", amr), ("acr", acr));
        Assert.Equal(lacking, claims.IsSecondFactorLacking(person));
        Assert.Equal(lacking, Caller.From(claims.Read(person, DateTimeOffset.UnixEpoch))!.LacksSecondFactor);
    }

    [Fact]
    public void Every_role_but_those_of_students_and_services_is_of_staff() =>
        Assert.Equal(
            ["student", "service"],
            Enum.GetValues<Protos.Access.V1.Role>().Where(role => role != Protos.Access.V1.Role.Unspecified)
                .Select(RoleNames.Of).Where(role => !RoleNames.IsStaff(role)));

    private static ProviderClaims Claims(Action<TokenOptions> change)
    {
        var options = new TokenOptions();
        change(options);
        return new ProviderClaims(Options.Create(options));
    }

    private static ClaimsPrincipal Person(params (string Type, string Value)[] claims) =>
        new(new ClaimsIdentity(claims.Select(claim => new Claim(claim.Type, claim.Value)), "test"));
}
