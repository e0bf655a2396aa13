package io.weir.declared;

import java.util.Set;
import java.util.TreeSet;
import org.projectnessie.cel.Ast;
import org.projectnessie.cel.CEL;
import org.projectnessie.cel.common.operators.Operator;
import org.projectnessie.cel.relocated.com.google.api.expr.v1alpha1.Constant;
import org.projectnessie.cel.relocated.com.google.api.expr.v1alpha1.Expr;
import org.projectnessie.cel.relocated.com.google.api.expr.v1alpha1.ParsedExpr;

/**
 * Makes every number of an expression one with a decimal point, so that {@code size > 10} needs no {@code 10.0}, and every
 * division one that cannot be computed when it is by zero.
 */
final class Numbers {

    private Numbers() {}

    static Ast asDoubles(Ast parsed) {
        ParsedExpr expression = CEL.astToParsedExpr(parsed);
        return CEL.parsedExprToAst(
                expression.toBuilder().setExpr(rewritten(expression.getExpr())).build());
    }

    /** Names of the numbers that an expression uses. */
    static Set<String> names(Ast parsed) {
        Set<String> names = new TreeSet<>();
        collect(CEL.astToParsedExpr(parsed).getExpr(), names);
        return names;
    }

    private static void collect(Expr e, Set<String> names) {
        if (e.hasIdentExpr()) {
            names.add(e.getIdentExpr().getName());
        }
        e.getCallExpr().getArgsList().forEach(argument -> collect(argument, names));
    }

    private static Expr rewritten(Expr e) {
        return switch (e.getExprKindCase()) {
            case CONST_EXPR -> constant(e);
            case CALL_EXPR -> call(e);
            default -> e;
        };
    }

    private static Expr call(Expr e) {
        Expr.Call.Builder call = e.getCallExpr().toBuilder();
        for (int i = 0; i < call.getArgsCount(); i++) {
            call.setArgs(i, rewritten(call.getArgs(i)));
        }
        if (call.getFunction().equals(Operator.Divide.id)) {
            call.setFunction(Functions.QUOTIENT);
        }
        if (call.hasTarget()) {
            call.setTarget(rewritten(call.getTarget()));
        }
        return e.toBuilder().setCallExpr(call).build();
    }

    private static Expr constant(Expr e) {
        Constant constant = e.getConstExpr();
        return switch (constant.getConstantKindCase()) {
            case INT64_VALUE -> of(e, constant.getInt64Value());
            case UINT64_VALUE -> of(e, constant.getUint64Value());
            default -> e;
        };
    }

    private static Expr of(Expr e, double value) {
        return e.toBuilder()
                .setConstExpr(Constant.newBuilder().setDoubleValue(value))
                .build();
    }
}
