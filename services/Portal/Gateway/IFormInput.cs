namespace VikLearning.Portal.Gateway;

/// <summary>A form as it was typed, with the key that makes it count once.</summary>
public interface IFormInput
{
    /// <summary>The form's idempotency key.</summary>
    string? Key { get; set; }
}
