package aevb.kernel;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Java stops no thread by force. So the compiled code of a cell asks, before each jump back, whether it was interrupted: a loop that
 * never sleeps ends like one that does. Code of libraries is not touched.
 */
public final class StoppableLoops {
    private StoppableLoops() {}

    /**
     * What cells call. The flag is left as it is: a cell that catches the exception and goes on is stopped again.
     *
     * @throws InterruptedException if the thread was interrupted
     */
    public static void check() throws InterruptedException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedException("stopped");
        }
    }

    /** The class with a check before each jump back. It takes no arguments and leaves none, so frames and stack stay as they are. */
    static byte[] of(byte[] bytecode) {
        var reader = new ClassReader(bytecode);
        var writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        return new Loops(super.visitMethod(access, name, descriptor, signature, exceptions));
                    }
                },
                0);
        return writer.toByteArray();
    }

    private static final class Loops extends MethodVisitor {
        private final Set<Label> passed = new HashSet<>();

        Loops(MethodVisitor to) {
            super(Opcodes.ASM9, to);
        }

        @Override
        public void visitLabel(Label label) {
            passed.add(label);
            super.visitLabel(label);
        }

        @Override
        public void visitJumpInsn(int opcode, Label target) {
            if (passed.contains(target)) {
                String owner = StoppableLoops.class.getName().replace('.', '/');
                super.visitMethodInsn(Opcodes.INVOKESTATIC, owner, "check", "()V", false);
            }
            super.visitJumpInsn(opcode, target);
        }
    }
}
